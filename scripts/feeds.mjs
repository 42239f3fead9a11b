import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { feedsIn } from './feeds-input.mjs';
import { isEqual, reportOf } from './feeds-report.mjs';
import { linesOf, zonesOf } from './feeds-zones.mjs';

/**
 * Reads publications, saved Bundles and FHIR servers with the built package, prints
 * what it makes of them, and holds that against an independent count.
 * With `--zones`, which zone each place gets instead, and what tells it.
 * `npm run feeds -- <folder, file or URL>… [--json] [--zones] [--time-zone zone] [--times clock]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'json': { type: 'boolean', default: false },
    'zones': { type: 'boolean', default: false },
    'time-zone': { type: 'string' },
    'times': { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error('Say what to read: a folder, a JSON file, a manifest’s URL or a FHIR base URL.');
  process.exit(2);
}
build();
/** @type {typeof import('../src/headless.js')} */
const sources = await import(new URL('../dist/headless.js', import.meta.url).href);
const reading = {
  ...(values['time-zone'] && { timeZone: values['time-zone'] }),
  ...(values.times === 'clock' && { times: /** @type {const} */ ('clock') }),
};
const feeds = (await Promise.all(positionals.map((named) => feedsIn(named, fetch)))).flat();
process.exitCode = await (values.zones ? tellZones() : tellReports());

async function tellReports() {
  const reports = [];
  for (const feed of feeds) reports.push(await reportOf(feed, sources, reading));
  if (values.json) console.log(JSON.stringify(reports, null, 2));
  else for (const report of reports) tell(report);
  return reports.every(isEqual) ? 0 : 1;
}

async function tellZones() {
  const built = (/** @type {string} */ path) =>
    import(new URL(`../dist/${path}`, import.meta.url).href);
  const reasons = {
    ...(await built('time/place-zone.js')),
    ...(await built('fhir/zone-guess.js')),
    ...(await built('page/clock-check.js')),
    ...sources,
  };
  const all = [];
  for (const feed of feeds) all.push(await zonesOf(feed, sources, reading, reasons));
  if (values.json) console.log(JSON.stringify(all, null, 2));
  else for (const zones of all) console.log(`\n${linesOf(zones).join('\n  ')}`);
  return 0;
}

/** @param {import('./feeds-report.mjs').Report} report */
function tell({ name, kind, remarks, resources, time, slots, source, offered, count }) {
  console.log(`\n${name} (${kind})`);
  const line = (/** @type {string} */ about, /** @type {string} */ words) =>
    console.log(`  ${about.padEnd(14)}${words || 'none'}`);
  for (const remark of remarks) line('remark', remark);
  line('resources', few(resources, 20));
  if (!time || !slots || !source || !offered || !count) return;
  const why = kind === 'server' ? 'now' : 'before the earliest slot';
  line('time', `set to ${time.from}, ${why}; asked for until ${time.to}`);
  line('slots', `${slots.found} found, ${slots.offered} offered`);
  for (const [why, { count, example }] of Object.entries(slots.skipped))
    line('skipped', `${why}: ${count}, such as ${example}`);
  for (const { code, count, example } of source.issues)
    line('trouble', `${code}: ${count}${example ? `, such as ${example.slice(0, 100)}` : ''}`);
  if (source.failure) line('failure', source.failure);
  if (!source.complete) line('complete', 'no, times may be missing');
  for (const [about, tally] of Object.entries(offered)) line(about, few(tally, 3));
  line(
    'count',
    `${count.rows} on ${count.days} days in ${count.schedules} schedules: ` +
      (count.lost.length + count.extra.length === 0
        ? 'equal'
        : `${count.lost.length} lost, ${count.extra.length} too many`),
  );
  for (const row of count.lost.slice(0, 20)) line('  lost', row);
  for (const row of count.extra.slice(0, 20)) line('  too many', row);
}

/** How many there are, the most frequent, and how often there is none. @param {Record<string, number>} tally @param {number} most */
function few({ none, ...tally }, most) {
  const all = Object.entries(tally).sort(([, one], [, other]) => other - one);
  const words = all.slice(0, most).map(([word, count]) => `${word.slice(0, 90)} ×${count}`);
  const list = words.join(', ');
  const told = all.length > most ? `${all.length} different: ${list} …` : list;
  return [told, none && `none ×${none}`].filter(Boolean).join('; ');
}
