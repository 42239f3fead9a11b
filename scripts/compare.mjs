import { resolve } from 'node:path';
import { startSandbox } from '../demo/sandbox/sandbox.mjs';
import { launchChromium } from './chromium.mjs';
import { build } from './build.mjs';
import { tellDifference } from './difference.mjs';
import { reached } from './reach.mjs';

/**
 * Holds the page on the FHIR server (`/search`) against the page on the
 * publication of the same data (`/`): every slot, its day, hour and name, and
 * every summary. `npm run compare -- [folder [zone]]`; `FHIR_QUIRKS` counts.
 */
const [folder, zone = ''] = process.argv.slice(2);
build();
const sandbox = await startSandbox({
  port: 5493,
  feed: folder && resolve(folder),
  feedZone: zone,
  fhirQuirks: process.env.FHIR_QUIRKS,
});
const browser = await launchChromium();
try {
  const [published = [], searched = []] = await Promise.all(
    ['/', '/search'].map(async (path) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(sandbox.site + path);
      return reached(page, 1);
    }),
  );
  tellDifference(folder, {
    'slots with their summaries on the publication': published,
    'by search': searched,
  });
} finally {
  await browser.close();
  sandbox.stop();
}
