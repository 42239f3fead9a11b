import { describe, expect, it } from 'vitest';
import { everything, sample } from '../../scripts/audit-matrix.mjs';

const stories = Array.from({ length: 20 }, (_, index) => `Story${index}`);

describe('the audit', () => {
  it('looks at every story in 27 ways', () => {
    const looks = everything(stories).flatMap(({ story, locale, looks }) =>
      looks.map(({ scheme, width }) => [story, locale, scheme, width].join()),
    );
    expect(new Set(looks).size).to.equal(20 * 27);
  });

  it('samples every two of a language, a scheme and a width together, in nine stories', () => {
    const looks = sample(stories).flatMap(({ story, locale, looks }) =>
      looks.map(({ scheme, width }) => ({ story, locale, scheme, width })),
    );
    const pairs = (one: 'locale' | 'scheme', other: 'scheme' | 'width') =>
      new Set(looks.map((look) => `${look[one]} ${look[other]}`)).size;
    expect(looks.length).to.equal(9);
    expect([
      pairs('locale', 'scheme'),
      pairs('locale', 'width'),
      pairs('scheme', 'width'),
    ]).to.deep.equal([9, 9, 9]);
    expect(new Set(looks.map(({ story }) => story)).size).to.equal(9);
  });
});
