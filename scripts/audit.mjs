import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { everything, locales, sample, schemes } from './audit-matrix.mjs';
import { auditors } from './auditors.mjs';
import { openStage, storyNames } from './stage.mjs';
import { Total } from './total.mjs';

/**
 * Looks for barriers for people with disabilities: two auditors, every story, in
 * every language, colour scheme and width.
 * `npm run audit -- [--sample] [--story Chosen …] [--locale es …]`
 */

/** @typedef {import('./auditors.mjs').Finding} Finding */

/**
 * What the auditors find, a row for each look and rule, and the count: a look passes where both are silent.
 *
 * @param {readonly import('./audit-matrix.mjs').Visit[]} visits
 */
export async function audit(visits) {
  const results = {
    passed: 0,
    failed: 0,
    failures: /** @type {string[]} */ ([]),
    /** @type {{ rule: string, first: Finding }[]} */
    rows: [],
  };
  const stage = await openStage();
  try {
    await stage.playAll(visits, async (page, { story, locale, looks }) => {
      for (const { script } of Object.values(auditors)) await page.addScriptTag({ path: script });
      for (const { scheme, width } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia(schemes[scheme]);
        await stage.settle(page);
        const where = { story, locale, scheme, width };
        const broken = await brokenRules(page);
        results.rows.push(...broken.map((rule) => ({ ...where, ...rule })));
        if (broken.length === 0) results.passed += 1;
        else {
          results.failed += 1;
          results.failures.push(`the audit of ${Object.values(where).join(', ')}`);
        }
      }
    });
  } finally {
    await stage.close();
  }
  return results;
}

/** What the auditors find in nine looks that stand for all. */
export function auditSample() {
  return audit(sample(storyNames));
}

/** Each rule that is broken on a page: how often, and where first. @param {import('playwright-core').Page} page */
async function brokenRules(page) {
  /** @type {Map<string, { auditor: string, rule: string, times: number, first: Finding }>} */
  const broken = new Map();
  for (const [auditor, { look }] of Object.entries(auditors)) {
    for (const first of await page.evaluate(look)) {
      const known = broken.get(first.rule);
      if (known) known.times += 1;
      else broken.set(first.rule, { auditor, rule: first.rule, times: 1, first });
    }
  }
  return [...broken.values()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      sample: { type: 'boolean', default: false },
      story: { type: 'string', multiple: true, default: [...storyNames] },
      locale: { type: 'string', multiple: true, default: locales },
    },
  });
  const { rows, passed, failed } = await (values.sample
    ? auditSample()
    : audit(everything(values.story, values.locale)));
  if (rows.length > 0) console.table(rows.map(({ first: _, ...row }) => row));
  const places = new Map(rows.map(({ rule, first }) => [`${rule} at ${first.where}`, first.what]));
  for (const [place, what] of places) console.log(`${place}\n  ${what}`);
  const total = new Total({ passed, failed });
  total.print();
  process.exitCode = total.exitCode;
}
