import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { accompany } from './companion.mjs';
import { failure, readTotal, Total } from './total.mjs';

/** Everything that must hold before a change lands. The last line is the total of both. */
const total = new Total();
total.count(await run('test'));
// Chromium has had its turn.
total.count(await run('test:engines', '--', '--engine', 'firefox', '--engine', 'webkit'));
total.print();
process.exitCode = total.exitCode;

/** Runs one of them, and reads the total that it ends with. @param {string} script @param {string[]} words */
async function run(script, ...words) {
  const child = accompany('npm', ['run', '--silent', script, ...words], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const closed = once(child, 'close');
  /** @type {string[]} */
  const failures = [];
  let last = '';
  const output = /** @type {import('node:stream').Readable} */ (child.stdout);
  for await (const line of createInterface(output)) {
    console.log(line);
    last = line;
    if (line.startsWith(failure)) failures.push(line.slice(failure.length));
  }
  const [code] = await closed;
  const results = readTotal(last);
  if (results && code === Math.sign(results.failed)) return { ...results, failures };
  console.log(`npm run ${script} ended with ${code} after "${last}", which is a failure.`);
  return { ...results, failed: (results?.failed ?? 0) + 1, failures: [...failures, script] };
}
