import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../scripts/chromium.mjs';
import { build } from '../scripts/build.mjs';
import { openBuiltSite } from '../scripts/built-site.mjs';
import { measureArriving } from './view/arriving.mjs';
import { measurePresses } from './view/pressing.mjs';
import { measureShowing } from './view/showing.mjs';
import { measureSwitches } from './view/switching.mjs';

/**
 * How fast times are shown, beside others who show times, and how fast the page
 * answers. `npm run bench:view -- [slots…] [--rounds 5]`; it tells, and judges nothing.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const sizes = positionals.length > 0 ? positionals.map(Number) : [100, 1_000, 10_000, 100_000];
const slowdown = 4;
/** What the plain list may take of a page that does nothing, that it is a fair measure. */
const fair = new Map([
  [1_000, 1.3],
  [100_000, 3.5],
]);

build();
const site = await openBuiltSite(fileURLToPath(new URL('view', import.meta.url)));
const browser = await launchChromium();

console.log(
  `\nFrom holding FHIR resources to two frames after the first times; ${rounds} rounds. Bar: 1,000 elements, after three "more", too`,
);
const standings = await measureShowing(browser, site.address, { sizes, rounds });
console.table(standings.flatMap(({ rows }) => rows));
for (const { slots, floor } of standings) {
  const bar = fair.get(slots);
  if (bar === undefined) continue;
  const verdict =
    floor.median <= bar ? 'a fair measure' : 'NO FAIR MEASURE: this comparison does not count';
  console.log(
    `At ${slots} slots the plain list takes ${floor.median.toFixed(2)} of a page that does nothing (bar ${bar}; ${floor.fastest.toFixed(2)} at their fastest): ${verdict}`,
  );
}

console.log(`\nFrom a press to the next paint, processor slowed ${slowdown} times. Bar: 50 ms`);
const presses = [];
for (const slots of sizes)
  presses.push(...(await measurePresses(browser, site.address, { slots, slowdown })));
console.table(presses);

console.log('\nFrom a change of language, clock or zone to the paint. Bar: 50 ms');
const changed = [];
for (const slots of sizes)
  changed.push(...(await measureSwitches(browser, site.address, { slots, rounds })));
console.table(changed);

console.log(
  `\nA first visit at 1.6 Mbit/s, 150 ms away, processor slowed ${slowdown} times, gzipped, built-in publication. Bars: 1,500 ms, layout shift 0.02`,
);
console.table(await measureArriving(browser, { rounds, slowdown }));

await browser.close();
await site.close();
