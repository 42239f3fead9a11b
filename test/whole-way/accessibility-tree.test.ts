import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, storyNames, type Stage } from '../../scripts/stage.mjs';
import { accessibilityTree } from '../support/accessibility-tree.js';

const reviewed = new URL('../accessibility-tree/', import.meta.url);

/** Without what is said and goes again; that has tests of its own. */
const silent = (tree: string) => tree.replace(/(status \[live=polite\]).*/g, '$1');

/**
 * What Chromium tells screen readers of each story, held against a reviewed
 * file. `npx vitest run --project whole-way accessibility-tree --update` rewrites
 * them; no screen reader is asked.
 */
describe('what a screen reader is told', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.concurrent.for(storyNames)('of %s is what was reviewed', async (story, { expect }) => {
    const tree = await stage.play({ story }, accessibilityTree);
    await expect(silent(tree)).toMatchFileSnapshot(new URL(`${story}.yml`, reviewed).pathname);
  });

  it('was reviewed of every story, and of no other', () => {
    expect(readdirSync(reviewed).sort()).to.deep.equal(
      storyNames.map((story) => `${story}.yml`).sort(),
    );
  });
});
