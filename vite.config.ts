import { defineConfig, type UserConfig } from 'vite';

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

/** `dist/cdn`: each entry complete in itself, with what it loads on demand beside it. */
const forScriptTags = (name: string, entry: string): UserConfig => ({
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: { [name]: entry },
      // What is loaded on demand imports from the entry, not from a third file that both would wait for.
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});

export default defineConfig(({ mode }) => {
  if (mode === 'cdn') return forScriptTags('smart-scheduler', 'src/cdn.ts');
  if (mode === 'return') return forScriptTags('return', 'src/return.ts');
  return forBundlers;
});
