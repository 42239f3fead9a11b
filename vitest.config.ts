import { defineConfig } from 'vitest/config';

/** What is no layer of the element runs under one zone, the first. */
const notOfZones =
  (process.env.TZ ?? 'UTC') === 'UTC' ? [] : ['test/sandbox/**', 'test/scripts/**', 'test/fuzz/**'];

export default defineConfig({
  test: {
    // Of two cores, one would be left idle.
    maxWorkers: 2,
    projects: [
      // What needs no page, in Node.
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/whole-way/**', ...notOfZones],
          testTimeout: 20_000,
          // They keep nothing in their modules; a third of the time would go into loading them anew.
          isolate: false,
        },
      },
      // The built bundle on the sandbox's three origins, driven in a real browser as a person would.
      {
        test: {
          name: 'whole-way',
          include: ['test/whole-way/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
