import type { Subjects } from './subjects.js';
import { must, type Target } from './target.js';

const bits = 256;
/** The bits are looked at again and again, once there are enough of them. */
const lookEvery = 2_000;
/** Eight standard deviations of a chi-square: a fair source fails once in ten billion looks. */
const mostDeviation = bits + 8 * Math.sqrt(2 * bits);

/**
 * States are of their form, never the same twice, and each of their bits is set as
 * often as not. The randomness is the platform's own, so it is not the seed's.
 */
export function stateTarget({ mintState }: Subjects): Target<readonly number[]> {
  const seen = new Set<string>();
  const ones = new Uint32Array(bits);
  return {
    make: () => [...crypto.getRandomValues(new Uint8Array(bits / 8))],
    judge: (random) => {
      const state = mintState(() => Uint8Array.from(random));
      must(/^ss1\.[A-Za-z0-9_-]{43}$/.test(state), `the form of ${state}`);
      must(!seen.has(state), `${state} came before`);
      seen.add(state);
      Buffer.from(state.slice(4), 'base64url').forEach((byte, index) => {
        for (let bit = 0; bit < 8; bit += 1) {
          const at = index * 8 + bit;
          ones[at] = (ones[at] ?? 0) + ((byte >> bit) & 1);
        }
      });
      if (seen.size % lookEvery === 0) must(deviation(ones, seen.size) < mostDeviation, 'the bits');
      return 'new';
    },
  };
}

/** How far the counts of ones are from half of all, together (chi-square). */
function deviation(ones: Uint32Array, states: number): number {
  return ones.reduce((sum, count) => sum + (count - states / 2) ** 2 / (states / 4), 0);
}
