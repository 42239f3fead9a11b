import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemes } from '../../scripts/audit-matrix.mjs';
import { auditors } from '../../scripts/auditors.mjs';
import { openStage, type Stage } from '../../scripts/stage.mjs';

const rules = {
  'axe': { contrast: 'color-contrast', name: 'button-name' },
  'Equal Access': { contrast: 'text_contrast_sufficient', name: 'input_label_exists' },
};
type Auditor = keyof typeof rules;

/** Puts a button without a name into the scheduler, and grey words that are hard to read. */
function plant(adjust: string) {
  const base = document.querySelector('smart-scheduler')?.shadowRoot?.querySelector('[part=base]');
  const words = document.createElement('p');
  words.textContent = 'hardly to be read';
  Object.assign(words.style, { color: '#bbb', background: '#fff', forcedColorAdjust: adjust });
  base?.append(document.createElement('button'), words);
}

describe('an auditor', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const found = (auditor: Auditor, scheme: keyof typeof schemes, adjust = '') =>
    stage.play({ story: 'OnePractitioner' }, async (page) => {
      const { script, look } = auditors[auditor];
      await page.evaluate(plant, adjust);
      await page.emulateMedia(schemes[scheme]);
      await page.addScriptTag({ path: script });
      return (await page.evaluate(look)).map(({ rule }) => rule).sort();
    });

  for (const auditor of Object.keys(rules) as Auditor[]) {
    const { contrast, name } = rules[auditor];
    it.each(['light', 'dark'] as const)(
      `(${auditor}) finds what is planted, in %s`,
      async (scheme) => {
        expect(await found(auditor, scheme)).to.deep.equal([contrast, name].sort());
      },
    );

    it(`(${auditor}) takes forced colours for what is painted`, async () => {
      expect(await found(auditor, 'forced colours')).to.deep.equal([name]);
    });

    it(`(${auditor}) finds colours that are kept from being forced`, async () => {
      expect(await found(auditor, 'forced colours', 'none')).to.deep.equal([contrast, name].sort());
    });
  }
});
