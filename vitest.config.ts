import { defineConfig } from 'vitest/config';

/** Tests of what needs no page, in Node; and, by `--dir test/whole-way`, of the whole way in a real browser. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/whole-way/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
});
