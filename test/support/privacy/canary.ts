import { secrets } from './secrets.js';

/** A text by which a private thing is known again, and the only places where it may be found. */
export interface Canary {
  /** What it stands for, as in "the patient’s name". */
  readonly of: string;
  readonly value: string;
  /** Places where it belongs: because it was put there, or because the contract says that it goes there. */
  readonly belongs: readonly RegExp[];
}

/** What stood, or went past, somewhere. */
export interface Trace {
  /** As in "localStorage of site", "event scheduler-booked" or "referer to slots". */
  readonly place: string;
  readonly text: string;
}

/** Every canary that is where it does not belong, and where: each once. */
export function leaks(canaries: readonly Canary[], traces: readonly Trace[]): readonly string[] {
  const found = traces.flatMap(({ place, text }) =>
    canaries
      .filter(({ value, belongs }) => text.includes(value) && !belongs.some((at) => at.test(place)))
      .map(({ of }) => `${of}: ${place}`),
  );
  return [...new Set(found)].sort();
}

/** What is in the page's own address goes to the page's own server, and stays in the browser's own lists. */
const pageAddress = [
  /^(address|referer) to site$/,
  /^(address|history|performance navigation) of site$/,
];
/** What the portal adds to the return address, before anybody could take it away; the browser's first entry keeps it. */
const returnAddress = [/^(address|referer) to site$/, /^performance navigation of site$/];
const appointmentEvents = /^event scheduler-(booked|cancelled|reconciled)$/;
const element = /^element of site$/;

export const canaries: readonly Canary[] = [
  // What the page knows.
  canary('the patient’s name', secrets.name),
  canary('the birth date', secrets.birthDate),
  canary('the record number', secrets.recordNumber),
  canary('the patient’s mail', secrets.mail),
  canary('the patient’s reference', secrets.patientId, [
    appointmentEvents,
    /^getAttempts of site$/,
  ]),
  canary('the token', secrets.token, [/^authorization to slots$/]),
  canary('the patient in the address', secrets.patientInAddress, pageAddress),
  canary('the reason in the address', secrets.reasonInAddress, pageAddress),
  canary('the fragment', secrets.fragment, pageAddress),
  canary('the state of the history', secrets.route, [/^history.state of site$/]),
  canary('the page’s own words', secrets.words, [element]),
  canary('the page’s telephone', secrets.phone, [element]),
  canary('the contact page', secrets.contactPage, [element]),
  canary('who sends the patient', secrets.linkSource, [
    element,
    /^event scheduler-booking-started$/,
    /^(address|referer) to portal$/,
    / of portal$/,
  ]),
  canary('what was typed', secrets.typed, [/^page of site$/]),
  canary('the page’s title', secrets.title, [/^page of site$/]),
  canary('the window’s name', secrets.windowName, [/^window.name of /]),
  // What the portal sends back.
  canary('the result token', secrets.resultToken, [
    ...returnAddress,
    /^event scheduler-booked$/,
    /^message$/,
  ]),
  canary('the booking number', secrets.bookingRef, [
    ...returnAddress,
    appointmentEvents,
    element,
    /^calendar file of site$/,
    /^(IndexedDB of site|written to IndexedDB)$/,
    /^getAttempts of site$/,
  ]),
  canary('what nobody agreed on', secrets.undocumented, pageAddress),
  canary('a reason in free words', secrets.freeReason, returnAddress),
  canary('a forged result token', secrets.forgedToken, returnAddress),
  canary('a forged booking number', secrets.forgedBookingRef, returnAddress),
  // What the provider's records say.
  canary('a comment of the records', secrets.comment),
  canary('a description of the records', secrets.description),
  canary('an instruction of the records', secrets.instruction),
  canary('a reason of the records', secrets.recordedReason),
  canary('an extension of the records', secrets.extension),
];

/** The same for what is made up on the way: the portal's answer tells it. */
export function canariesOf(answer: URL): readonly Canary[] {
  const { searchParams } = answer;
  const [, appointmentId = ''] = searchParams.get('appointmentRef')?.split('/') ?? [];
  const state = canary('the state', searchParams.get('state') ?? '', [
    ...returnAddress,
    element,
    /^event scheduler-booking-started$/,
    /^(IndexedDB of site|written to IndexedDB)$/,
    // The note of the departure, until the next page of the tab that holds the element.
    /^(sessionStorage of site|written to sessionStorage)$/,
    /^message$/,
    / (to|of) portal$/,
  ]);
  const appointment = canary('the appointment’s reference', appointmentId, [
    ...returnAddress,
    /^event scheduler-(booked|reconciled)$/,
    /^getAttempts of site$/,
    /^message$/,
    // It is asked for at the provider's server, which the browser keeps a list of.
    /^address to slots$/,
    /^performance resource of site$/,
  ]);
  return [state, appointment].filter(({ value }) => value !== '');
}

function canary(of: string, value: string, belongs: readonly RegExp[] = []): Canary {
  return { of, value, belongs };
}
