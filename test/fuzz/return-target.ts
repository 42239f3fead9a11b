import type { ReturnReading } from '../../src/booking/return-parameters.js';
import { withoutLoneSurrogates } from './hostile-text.js';
import { returnInput, type ReturnInput } from './return-address.js';
import { expectedReading } from './return-oracle.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

/** A return is read as the contract says, and nothing that is accepted is over its limits. */
export function returnTarget({ readReturn }: Subjects): Target<ReturnInput> {
  return {
    make: returnInput,
    judge: ({ address, recordsEndpoint }) => {
      const arrived = withoutLoneSurrogates(address);
      // No address has half a character; where one should come, it breaks nothing.
      if (arrived !== address) readReturn(address, recordsEndpoint);
      const reading = readReturn(arrived, recordsEndpoint);
      mustEqual(reading, expectedReading(arrived, recordsEndpoint), 'the reading');
      if (reading.kind === 'answer') mustBeWithinLimits(reading);
      return reading.kind === 'answer'
        ? reading.outcome.outcome
        : reading.kind === 'rejected'
          ? reading.code
          : 'foreign';
    },
  };
}

function mustBeWithinLimits(reading: Extract<ReturnReading, { kind: 'answer' }>): void {
  const { reason = 'none', bookingRef = '' } = reading.outcome;
  must(/^[a-z0-9-]{1,64}$/.test(reason), 'the reason is a code');
  must(bookingRef.length <= 256, 'the confirmation number is at most 256 characters');
  must((reading.resultToken ?? '').length <= 4_096, 'the token is at most 4,096 characters');
  must(!/[\s<>"\\]/.test(reading.appointmentRef ?? ''), 'the appointment is a plain reference');
}
