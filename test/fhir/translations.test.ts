import { describe, expect, it } from 'vitest';
import { conceptsOf } from '../../src/fhir/concepts.js';

const translation = (lang: unknown, content: unknown) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/translation',
  extension: [
    { url: 'lang', valueCode: lang },
    { url: 'content', valueString: content },
  ],
});

describe('what a clinic publishes in several languages', () => {
  it('is read with each of them', () => {
    const [concept] = conceptsOf({
      coding: [
        {
          display: 'Heart',
          _display: { extension: [translation('es', 'Corazón'), translation('vi-VN', 'Tim')] },
        },
      ],
    });
    expect(concept).to.deep.equal({
      text: 'Heart',
      translations: { 'es': 'Corazón', 'vi-vn': 'Tim' },
    });
  });

  it('is read beside the text, where the text is all there is or the coding has no words', () => {
    const _text = { extension: [translation('es', 'Corazón')] };
    const translations = { es: 'Corazón' };
    expect(conceptsOf({ text: 'Heart', _text })).to.deep.equal([{ text: 'Heart', translations }]);
    expect(conceptsOf({ text: 'Heart', _text, coding: [{ code: '1' }] })).to.deep.equal([
      { text: 'Heart', code: '1', translations },
    ]);
  });

  it('costs nothing where it is broken', () => {
    for (const _display of [
      null,
      'es',
      { extension: [translation(7, 'x'), translation('es', null)] },
    ])
      expect(conceptsOf({ coding: [{ display: 'Heart', _display }] })).to.deep.equal([
        { text: 'Heart' },
      ]);
  });
});
