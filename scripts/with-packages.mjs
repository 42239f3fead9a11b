import { fileURLToPath } from 'node:url';
import { ensurePackages } from './packages.mjs';

/** Runs a script that wants packages, which are installed before: `node scripts/with-packages.mjs reach [words]`. */
const [program = '', , name, ...words] = process.argv;
const script = new URL(`${name}.mjs`, import.meta.url);
ensurePackages();
process.argv = [program, fileURLToPath(script), ...words];
await import(script.href);
