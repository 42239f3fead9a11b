import { describe, expect, it } from 'vitest';
import { isState, mintAttemptId, mintState } from '../../src/booking/handle.js';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('a state', () => {
  it('is never the same twice, and always of its form', () => {
    const states = new Set(Array.from({ length: 10_000 }, () => mintState(random)));
    expect(states.size).to.equal(10_000);
    expect([...states].every(isState)).to.equal(true);
  });

  it('uses every one of its 256 bits', () => {
    const decode = (state: string) =>
      Uint8Array.from(atob(state.slice(4).replaceAll('-', '+').replaceAll('_', '/')), (c) =>
        c.charCodeAt(0),
      );
    const ones = new Array<number>(256).fill(0);
    for (let round = 0; round < 2_000; round += 1) {
      decode(mintState(random)).forEach((byte, index) => {
        for (let bit = 0; bit < 8; bit += 1)
          ones[index * 8 + bit] = (ones[index * 8 + bit] ?? 0) + ((byte >> bit) & 1);
      });
    }
    // Six standard deviations: a fair bit fails this once in a billion.
    expect(ones.every((count) => Math.abs(count - 1_000) < 135)).to.equal(true);
  });

  it('fails loudly without randomness, and never falls back to less', () => {
    expect(() =>
      mintState(() => {
        throw new Error('none');
      }),
    ).to.throw('none');
  });
});

describe('an attempt id', () => {
  it('is a version 4 UUID', () => {
    expect(mintAttemptId(random)).to.match(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
