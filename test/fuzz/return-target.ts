import type { ReturnReading } from '../../src/booking/return-parameters.js';
import { withoutLoneSurrogates } from './hostile-text.js';
import { returnInput, type ReturnInput } from './return-address.js';
import { expectedReading } from './return-oracle.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

/** A return is read as the contract says, and nothing that is accepted is over its limits. */
export function returnTarget({ readReturn, isAppointmentAt }: Subjects): Target<ReturnInput> {
  return {
    make: returnInput,
    judge: ({ address, recordsEndpoint }) => {
      const arrived = withoutLoneSurrogates(address);
      // No address has half a character; where one should come, it breaks nothing.
      const isAppointment = (reference: string) => isAppointmentAt(recordsEndpoint, reference);
      if (arrived !== address) readReturn(address, isAppointment);
      const reading = readReturn(arrived, isAppointment);
      mustEqual(reading, expectedReading(arrived, recordsEndpoint), 'the reading');
      if (!reading) return 'foreign';
      if (reading.code) return reading.code;
      mustBeWithinLimits(reading);
      return reading.outcome.outcome;
    },
  };
}

function mustBeWithinLimits(reading: Extract<ReturnReading, { code?: undefined }>): void {
  const { reason = 'none', bookingRef = '' } = reading.outcome;
  must(/^[a-z0-9-]{1,64}$/.test(reason), 'the reason is a code');
  must(bookingRef.length <= 256, 'the confirmation number is at most 256 characters');
  must((reading.resultToken ?? '').length <= 4_096, 'the token is at most 4,096 characters');
  must(!/[\s<>"\\]/.test(reading.appointmentRef ?? ''), 'the appointment is a plain reference');
}
