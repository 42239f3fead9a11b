import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../scripts/stage.mjs';
import { badWords, narrow, sample, wording } from '../../scripts/wording.mjs';

/** Puts words that are cut, words that stick out, and words in English into the scheduler. */
function plant() {
  const base = document.querySelector('smart-scheduler')?.shadowRoot?.querySelector('[part=base]');
  const paragraph = (text: string, style: Partial<CSSStyleDeclaration>) => {
    const words = document.createElement('p');
    words.textContent = text;
    Object.assign(words.style, { whiteSpace: 'nowrap', ...style });
    return words;
  };
  const named = document.createElement('button');
  named.ariaLabel = 'Try again';
  base?.append(
    paragraph('ñ'.repeat(40), { inlineSize: '60px', overflow: 'hidden' }),
    paragraph('ñ'.repeat(10), { inlineSize: '20px' }),
    paragraph('ñ'.repeat(99), {}),
    named,
  );
}

describe('what the stories say', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('finds room on a narrow page, and is all in the patient’s language', async () => {
    const { rows } = await wording(stage, sample);
    expect(rows).to.deep.equal([]);
  });

  it.each([
    ['es', ['English left over']],
    ['en-XA', ['English left over', 'in no catalogue']],
  ])('is searched: what is planted in %s is found', async (locale, words) => {
    const found = await stage.play(
      { story: 'OnePractitioner', locale, options: narrow },
      async (page) => {
        await page.evaluate(plant);
        return (await badWords(page, locale)).map(({ rule }) => rule);
      },
    );
    expect(new Set(found)).to.deep.equal(
      new Set([...words, 'clipped', 'runs out', 'over the edge', 'page scrolls sideways']),
    );
  });
});
