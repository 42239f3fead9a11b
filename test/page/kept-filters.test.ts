import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/availability/wanted.js';
import { readFilters, writeFilters } from '../../src/page/kept-filters.js';

const nothing = { wanted: {}, isOpen: false };
const wanted: Wanted = {
  mode: [{ value: 'virtual', text: 'virtual' }],
  practitioner: [{ value: 'https://a.example Practitioner/1', text: 'Dr. Hart' }],
  near: { label: 'Gloucester, MA', position: { latitude: 42.6, longitude: -70.7 }, reach: 10 },
};
const note = (given: object) => JSON.stringify({ version: 1, isOpen: false, wanted, ...given });

describe('filters that are kept', () => {
  it('come back as they were', () => {
    expect(readFilters(writeFilters({ wanted, isOpen: true }))).to.deep.equal({
      wanted,
      isOpen: true,
    });
  });

  it('leave nothing behind where nothing is chosen and nothing is open', () => {
    expect(writeFilters(nothing)).to.equal(undefined);
  });

  it('may be a position without a name', () => {
    const near = { position: { latitude: 1, longitude: 2 }, reach: 5 } as const;
    const kept = writeFilters({ wanted: { near }, isOpen: false });
    expect(readFilters(kept).wanted).to.deep.equal({ near });
  });

  it.each([
    undefined,
    '',
    'rubbish',
    'null',
    '7',
    '[]',
    note({ version: 2 }),
    note({ padding: 'x'.repeat(20_000) }),
  ])('are none where the note is %s', (kept) => {
    expect(readFilters(kept)).to.deep.equal(nothing);
  });

  it.each([
    { mode: 'virtual' },
    { mode: [{ value: 'telepathy', text: '' }] },
    { weekday: [{ value: '8', text: '8' }] },
    { practitioner: [{ value: 1, text: 'one' }, null, 'x', { value: 'x'.repeat(600), text: '' }] },
    { colour: [{ value: 'red', text: 'Red' }] },
    { near: { position: { latitude: 91, longitude: 0 }, reach: 5 } },
    { near: { position: { latitude: '1', longitude: 0 }, reach: 5 } },
    { near: { position: { latitude: 1, longitude: 0 }, reach: 7 } },
    { near: 'Boston' },
    null,
  ])('are without what has no sense: %j', (given) => {
    expect(readFilters(note({ wanted: given }))).to.deep.equal(nothing);
  });

  it('are without more values than anybody chooses', () => {
    const weekday = Array.from({ length: 90 }, () => ({ value: '1', text: '1' }));
    expect(readFilters(note({ wanted: { weekday } })).wanted.weekday).to.have.length(20);
  });

  it('are not kept at all where they are too long for it', () => {
    const values = Array.from({ length: 90 }, (_, index) => ({
      value: `${index}${'x'.repeat(400)}`,
      text: '',
    }));
    expect(writeFilters({ wanted: { service: values }, isOpen: false })).to.equal(undefined);
  });
});
