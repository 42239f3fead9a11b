import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { compileAhead } from './scripts/compile-ahead.mjs';
import { tightTemplates } from './scripts/tight-templates.mjs';

const packageEntries = ['index', 'define', 'return', 'portal', 'headless', 'testing'];

/** The package: a module for each module, its dependencies left to the page's bundler. */
const forBundlers: UserConfig = {
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: packageEntries.map((entry) => `src/${entry}.ts`), formats: ['es'] },
    rolldownOptions: {
      external: (id) => !id.startsWith('.') && !id.startsWith('/'),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
};

/** What runs in a thread of its own is one file without imports, so that any bundler may move it about. */
const forThread = (outDir: string, fileName: string): UserConfig => ({
  build: {
    target: 'es2022',
    outDir,
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/fhir/scan-worker.ts',
      output: { format: 'iife', minify: true, entryFileNames: fileName },
    },
  },
});

/** Puts the name that a thread's script was built under where it is opened. */
const threadName = (): Plugin => ({
  name: 'thread-name',
  transform: (code, id) =>
    id.endsWith('scan-thread.ts') ? code.replace('scan-worker.js', builtThread()) : undefined,
});

function builtThread(): string {
  const name = readdirSync('dist/cdn').find((file) => file.startsWith('scan-worker-'));
  if (!name) throw new Error('the thread is built before what opens it: --mode thread-cdn');
  return name;
}

/** A file, and all files of the source that it cannot do without. */
function needs(file: string): ReadonlySet<string> {
  const files = new Set([resolve(file)]);
  for (const each of files) {
    const imports = readFileSync(each, 'utf8').matchAll(
      /^(?:import|export) (?!type)(?:[^;]*?from )?'(\.[^']+)\.js';/gm,
    );
    for (const [, path = ''] of imports) files.add(`${resolve(dirname(each), path)}.ts`);
  }
  return files;
}

/** What is loaded on demand imports from the entry, not from a third file that both would wait for. */
function oneEntry(): object {
  // What keeps files and what keeps attempts would both wait for a file that is found with them.
  const own = new Set([...needs('src/cdn.ts'), ...needs('src/model/database.ts')]);
  const name = 'smart-scheduler';
  const test = (id: string) =>
    own.has(id) || /node_modules\/@?lit|oxc-project|rolldown\/runtime/.test(id);
  return { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name, test }] } };
}

/** `dist/cdn`: each entry complete in itself, with what it loads on demand beside it. */
const forScriptTags = (
  name: string,
  entry: string,
  plugins: readonly Plugin[] = [],
  splitting: object = {},
): UserConfig => ({
  plugins: [tightTemplates(), ...plugins],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    // A library, because pages would get a helper that preloads what has nothing to preload.
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        ...splitting,
      },
    },
  },
});

export default defineConfig(({ mode }) => {
  if (mode === 'thread') return forThread('dist/fhir', 'scan-worker.js');
  if (mode === 'thread-cdn') return forThread('dist/cdn', 'scan-worker-[hash].js');
  if (mode === 'cdn')
    return forScriptTags(
      'smart-scheduler',
      'src/cdn.ts',
      [threadName(), compileAhead()],
      oneEntry(),
    );
  if (mode === 'return') return forScriptTags('return', 'src/return.ts');
  if (mode === 'portal') return forScriptTags('portal', 'src/portal.ts');
  return forBundlers;
});
