import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStage, storyNames } from './stage.mjs';

/**
 * Pictures of every story in every look, for a person to open: into `screenshots/`, which is not kept.
 * `npm run screenshots -- [--look arabic-320 …] [--story Chosen …]`
 */
const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
const wide = { viewport: { width: 1100, height: 900 } };
/** As little as has to do (WCAG 2.2, 1.4.10), or a telephone with letters twice as large. */
const narrowest = { viewport: { width: 320, height: 900 } };
/** @type {Record<string, Omit<import('./stage.mjs').Play, 'story'>>} */
const looks = {
  'wide': { options: wide },
  'narrow': { options: { viewport: { width: 390, height: 844 } } },
  'dark': { options: { ...wide, colorScheme: 'dark' } },
  'spanish': { locale: 'es', options: wide },
  'arabic': { locale: 'ar', options: wide },
  'creole': { locale: 'ht', options: wide },
  'chinese': { locale: 'zh-Hans', options: wide },
  'spanish-320': { locale: 'es', options: narrowest },
  'arabic-320': { locale: 'ar', options: narrowest },
  'long-320': { locale: 'en-XA', options: narrowest },
};

const { values } = parseArgs({
  options: {
    look: { type: 'string', multiple: true, default: Object.keys(looks) },
    story: { type: 'string', multiple: true, default: [...storyNames] },
  },
});
const plays = values.look.flatMap((look) => {
  mkdirSync(`${folder}${look}`, { recursive: true });
  return values.story.map((story) => ({
    ...looks[look],
    story,
    path: `${folder}${look}/${story}.png`,
  }));
});
const stage = await openStage();
try {
  await stage.playAll(plays, async (page, { path }) => {
    await page.screenshot({ path, fullPage: true });
  });
} finally {
  await stage.close();
}
console.log(`${plays.length} pictures are in ${folder}`);
