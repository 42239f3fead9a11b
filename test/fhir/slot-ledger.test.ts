import { describe, expect, it } from 'vitest';
import { LedgerPage, type Standing } from '../../src/fhir/slot-ledger.js';
import { seeded } from '../support/seeded.js';

/** The same, kept in a Map. */
class PlainLedger {
  readonly #versions = new Map<string, number>();

  enter(first: number, second: number, version: number): Standing {
    // One bit of the second number tells that the place is taken.
    const key = `${first >>> 0}|${(second | 1) >>> 0}`;
    const known = this.#versions.get(key);
    if (known !== undefined && version <= known) return 'known';
    this.#versions.set(key, version);
    return known === undefined ? 'new' : 'newer';
  }
}

describe('a page of the ledger of slots', () => {
  it.each([
    ['that never tell their version', () => 0],
    ['that all tell their version', (chance: number) => 1 + Math.floor(chance * 5)],
    ['of which some tell their version', (chance: number) => Math.max(0, chance - 0.7)],
  ])('knows slots %s, however many they are', (_, versionOf) => {
    const random = seeded(7);
    const ledger = new LedgerPage();
    const plain = new PlainLedger();
    const wrong: string[] = [];
    const met: (readonly [number, number])[] = [];
    for (let turn = 0; turn < 40_000; turn += 1) {
      const again = met[Math.floor(random() * met.length * 2)];
      // Few first numbers, so that slots crowd in the same places; of either sign, as hashes are.
      const fresh = [Math.floor(random() * 4_000) - 2_000, (random() * 4_294_967_296) | 0] as const;
      const [first, second] = again ?? fresh;
      if (!again && met.length < 8_000) met.push(fresh);
      const version = versionOf(random());
      const standing = ledger.enter(first, second, version);
      const expected = plain.enter(first, second, version);
      if (standing !== expected) wrong.push(`${turn}: ${standing}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it('still knows the versions of slots that were met before the first that told one', () => {
    const ledger = new LedgerPage();
    expect(ledger.enter(1, 1, 0)).toBe('new');
    expect(ledger.enter(2, 1, 5)).toBe('new');
    expect(ledger.enter(1, 1, 0)).toBe('known');
    expect(ledger.enter(1, 1, 4)).toBe('newer');
    for (let slot = 3; slot < 5_000; slot += 1) ledger.enter(slot, 1, 0);
    expect(ledger.enter(1, 1, 4)).toBe('known');
    expect(ledger.enter(2, 1, 5)).toBe('known');
    expect(ledger.enter(2, 1, 6)).toBe('newer');
  });
});
