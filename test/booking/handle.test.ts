import { describe, expect, it } from 'vitest';
import { mintAttemptId } from '../../src/booking/handle.js';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('an attempt id', () => {
  it('is a version 4 UUID', () => {
    expect(mintAttemptId(random)).to.match(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
