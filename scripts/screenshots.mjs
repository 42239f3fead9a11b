import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openStage, storyNames } from './stage.mjs';

/** Pictures of every story in every look, for a person to open: into `screenshots/`, which is not kept. */
const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
const wide = { viewport: { width: 1100, height: 900 } };
/** @type {Record<string, Omit<import('./stage.mjs').Play, 'story'>>} */
const looks = {
  wide: { options: wide },
  narrow: { options: { viewport: { width: 390, height: 844 } } },
  dark: { options: { ...wide, colorScheme: 'dark' } },
  spanish: { locale: 'es', options: wide },
  arabic: { locale: 'ar', options: wide },
};

const plays = Object.entries(looks).flatMap(([look, how]) => {
  mkdirSync(`${folder}${look}`, { recursive: true });
  return storyNames.map((story) => ({ ...how, story, path: `${folder}${look}/${story}.png` }));
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
