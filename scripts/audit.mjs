import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { everything, locales, sample, schemes } from './audit-matrix.mjs';
import { auditors } from './auditors.mjs';
import { Findings } from './findings.mjs';
import { openStage, storyNames } from './stage.mjs';

/**
 * Looks for barriers for people with disabilities: two auditors, every story, in
 * every language, colour scheme and width.
 * `npm run audit -- [--sample] [--story Chosen …] [--locale es …]`
 */

/**
 * What the auditors find.
 *
 * @param {readonly import('./audit-matrix.mjs').Visit[]} visits
 */
export async function audit(visits) {
  const findings = new Findings('the audit');
  const stage = await openStage();
  try {
    await stage.playAll(visits, async (page, { story, locale, looks }) => {
      for (const { script } of Object.values(auditors)) await page.addScriptTag({ path: script });
      for (const { scheme, width } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia(schemes[scheme]);
        await stage.settle(page);
        findings.add({ story, locale, scheme, width }, await barriers(page));
      }
    });
  } finally {
    await stage.close();
  }
  return findings;
}

/** What the auditors find in nine looks that stand for all. */
export function auditSample() {
  return audit(sample(storyNames));
}

/** What every auditor finds on a page. @param {import('playwright-core').Page} page */
async function barriers(page) {
  const found = [];
  for (const [auditor, { look }] of Object.entries(auditors))
    for (const barrier of await page.evaluate(look)) found.push({ auditor, ...barrier });
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      sample: { type: 'boolean', default: false },
      story: { type: 'string', multiple: true, default: [...storyNames] },
      locale: { type: 'string', multiple: true, default: locales },
    },
  });
  const findings = await (values.sample
    ? auditSample()
    : audit(everything(values.story, values.locale)));
  findings.print();
}
