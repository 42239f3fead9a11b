import { parseArgs } from 'node:util';
import { runVitest } from './suite.mjs';
import { Total } from './total.mjs';

/**
 * Holds what the element says of time against Temporal and the zone database of this
 * machine: around every change of the clocks in ten years, in every zone, and at as many
 * instants as are asked for; once for each zone that the host may be in.
 * `npm run clocks -- [--instants 1000000] [--seed 7] [--host UTC …]`
 */
const { values } = parseArgs({
  options: {
    instants: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '7' },
    host: {
      type: 'string',
      multiple: true,
      default: ['UTC', 'America/New_York', 'Australia/Lord_Howe'],
    },
  },
});
if (![values.instants, values.seed].every((value) => Number.isInteger(Number(value))))
  throw new Error('What is told must be numbers');

const total = new Total();
const files = ['test/time/every-zone.test.ts', 'test/time/random-instants.test.ts'];
for (const zone of values.host) {
  const environment = { TZ: zone, CLOCKS: values.instants, CLOCKS_SEED: values.seed };
  const began = performance.now();
  console.log(`\n${values.instants} instants, host in ${zone}`);
  // However long it takes.
  total.count(await runVitest('pure', environment, [...files, '--testTimeout=0']));
  console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s`);
}
total.print();
process.exitCode = total.exitCode;
