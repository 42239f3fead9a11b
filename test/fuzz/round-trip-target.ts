import type { PortalAnswer } from '../../src/portal.js';
import { outcomeCodes } from '../../src/model/outcome.js';
import type { Dice } from './dice.js';
import { hostileText, withoutLoneSurrogates } from './hostile-text.js';
import { plainLink } from './published-link.js';
import { expectedReason, expectedText } from './return-oracle.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

interface RoundTrip {
  readonly published: string;
  readonly returnUrl: string;
  readonly random: readonly number[];
  readonly answer: PortalAnswer;
}

const origin = 'https://clinic.example';

/** From the scheduler to the portal and back, the state and every value of the answer arrive as they were sent. */
export function roundTripTarget(subjects: Subjects): Target<RoundTrip> {
  const { toReturnUrl, toBookingLink, mintState, readReturn, isAppointmentAt } = subjects;
  const { readHandoff, buildReturnUrl, HandoffError } = subjects;
  return {
    make: roundTrip,
    judge: ({ published, returnUrl: configured, random, answer }) => {
      const state = mintState(() => Uint8Array.from(random));
      const returnUrl = toReturnUrl(configured, new URL(`${origin}/find/`));
      must(returnUrl !== undefined, 'the page can be returned to');
      const link = toBookingLink(
        published,
        { source: 'clinic-site', bookingReferral: 'id', state, returnUrl },
        { page: { hostname: 'clinic.example' }, portalOrigins: [] },
      );
      if ('refused' in link) return 'refused';
      // What a browser makes of it is what arrives.
      const arrived = new URL(link.url).href;
      const given = new URL(arrived).searchParams;
      try {
        const handoff = readHandoff(arrived, { allowedReturnOrigins: [origin] });
        mustEqual(
          handoff,
          { state, returnUrl, source: 'clinic-site', bookingReferral: 'id' },
          'the hand-off',
        );
        const back = new URL(buildReturnUrl(handoff, answer)).href;
        mustArrive(
          readReturn(back, (reference) => isAppointmentAt(undefined, reference)),
          { state, answer, returnUrl },
        );
        return answer.outcome;
      } catch (error) {
        if (!(error instanceof HandoffError)) throw error;
        const isTheirs =
          given.getAll('source').length + given.getAll('booking-referral').length > 2;
        must(isTheirs && error.code === 'duplicate-parameter', `the hand-off is ${error.code}`);
        return 'duplicate-parameter';
      }
    },
  };
}

function mustArrive(
  reading: unknown,
  { state, answer, returnUrl }: { state: string; answer: PortalAnswer; returnUrl: string },
): void {
  const { outcome, reason, bookingRef, appointmentRef, resultToken } = answer;
  const told = expectedReason(reason);
  const shown = expectedText(withoutLoneSurrogates(bookingRef ?? ''));
  const [home = ''] = returnUrl.split('#');
  // A mark with nothing behind it goes away with what was put behind it.
  const before = home.replace(/^([^?]*)\?$|(?<=\?.*)&$/, '$1');
  const expected = {
    address: before + returnUrl.slice(home.length),
    state,
    outcome: { outcome, ...(told && { reason: told }), ...(shown && { bookingRef: shown }) },
    ...(appointmentRef !== undefined && { appointmentRef }),
    ...(resultToken && { resultToken: withoutLoneSurrogates(resultToken) }),
    dropped: [],
  };
  mustEqual(reading, expected, 'what came back');
}

function roundTrip(dice: Dice): RoundTrip {
  const perhaps = <Name extends string>(name: Name, value: string) =>
    dice.chance(0.6) ? ({ [name]: value } as Readonly<Record<Name, string>>) : {};
  return {
    published: plainLink(dice),
    returnUrl: dice.oneOf([
      '/booked',
      '?lang=es',
      '/booked?state=MA&x=a%20b~',
      '/é?#/route?state=1',
      `/x${hostileText(dice)}`,
    ]),
    random: [...dice.bytes(new Uint8Array(32))],
    answer: {
      outcome: dice.oneOf(outcomeCodes),
      ...perhaps('reason', dice.oneOf(['slot-unavailable', hostileText(dice)])),
      ...perhaps('bookingRef', dice.oneOf(['BK-1', hostileText(dice)])),
      ...perhaps('appointmentRef', 'Appointment/7'),
      ...perhaps('resultToken', dice.oneOf(['t'.repeat(4_096), hostileText(dice)])),
    },
  };
}
