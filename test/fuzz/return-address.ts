import type { Dice } from './dice.js';
import { damaged, hostileText, written } from './hostile-text.js';

/** An address that a patient may come back to, and the endpoint that an appointment may lie under. */
export interface ReturnInput {
  readonly address: string;
  readonly recordsEndpoint: string | undefined;
}

const names = [
  'state',
  'outcome',
  'reason',
  'bookingRef',
  'appointmentRef',
  'resultToken',
] as const;
type Name = (typeof names)[number];

const pages = [
  'https://clinic.example/booked',
  'https://clinic.example',
  'https://clinic.example/#',
  'http://localhost:5173/',
  'https://clinic.example/a;state=1/b',
  'https://xn--80ak6aa92e.com/',
] as const;
const endpoints = [undefined, 'https://fhir.example/r4', 'https://fhir.example/r4/'] as const;

/** A return that is nearly right: most are ours, most of those have a flaw. */
export function returnInput(dice: Dice): ReturnInput {
  const given = names.filter((name) =>
    name === 'state' ? dice.chance(0.97) : dice.chance(name === 'outcome' ? 0.9 : 0.3),
  );
  const again = dice.chance(0.1) ? [dice.oneOf(names)] : [];
  const own = [...given, ...again].map((name) => piece(dice, name));
  const query = dice.shuffled([...own, ...dice.several(3, () => foreignPiece(dice))]).join('&');
  const mark = dice.chance(0.9) ? '?' : dice.oneOf(['??', '?&', '?;', '#?', '#/route?', '', '&']);
  const fragment = dice.oneOf(['', '', '#top', '#/route?state=MA', `#state=${state(dice)}`, '#?&']);
  const address = dice.oneOf(pages) + mark + query + fragment;
  return {
    address: dice.chance(0.1) ? damaged(dice, address) : address,
    recordsEndpoint: dice.oneOf(endpoints),
  };
}

/** A value of our form. */
export function state(dice: Dice): string {
  return `ss1.${Buffer.from(dice.bytes(new Uint8Array(32))).toString('base64url')}`;
}

function piece(dice: Dice, name: Name): string {
  return `${dice.chance(0.93) ? name : nearName(dice, name)}=${written(dice, values[name](dice))}`;
}

/** A name that resembles one of ours, or is it in other bytes. */
function nearName(dice: Dice, name: string): string {
  return dice.oneOf([
    written(dice, name),
    name.toUpperCase(),
    `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    `${name}[]`,
    `${name}.0`,
    ` ${name}`,
    `+${name}`,
    `${name}%20`,
    `${name}%00`,
    `%EF%BB%BF${name}`,
    `?${name}`,
    `&${name}`,
    `=${name}`,
    name.replace('a', 'а'),
    damaged(dice, name),
  ]);
}

function foreignPiece(dice: Dice): string {
  if (dice.chance(0.0005)) return 'p=1&'.repeat(5_000);
  return dice.oneOf([
    '',
    '=',
    'lang=es',
    'x=a%20b~',
    'q=%E0%A4%A',
    'patient=Smith',
    'flag',
    'a=b=c',
    'state[]=1',
    'returnUrl=x',
    `n=${hostileText(dice)}`,
    hostileText(dice),
  ]);
}

const values: Readonly<Record<Name, (dice: Dice) => string>> = {
  state: (dice) => (dice.chance(0.9) ? state(dice) : nearState(dice)),
  outcome: (dice) =>
    dice.chance(0.85)
      ? dice.oneOf(['booked', 'cancelled', 'failed', 'entered-in-error'])
      : dice.oneOf(['Booked', 'BOOKED', 'booked ', 'booked\u0000', '', 'pending', 'toString']),
  reason: (dice) =>
    dice.oneOf([
      'slot-unavailable',
      'a'.repeat(64),
      'a'.repeat(65),
      '',
      '-',
      'Slot-Unavailable',
      'no\n',
      hostileText(dice),
    ]),
  bookingRef: (dice) =>
    dice.oneOf([
      'BK-1',
      'x'.repeat(255 + dice.below(3)),
      `\u202e${'x'.repeat(254 + dice.below(3))}`,
      '\u0000\u2067 ',
      '',
      hostileText(dice),
    ]),
  appointmentRef: (dice) =>
    dice.oneOf([
      'Appointment/7',
      `Appointment/${'a'.repeat(63 + dice.below(3))}`,
      'https://fhir.example/r4/Appointment/a.b-C',
      'https://fhir.example/r4x/Appointment/7',
      'https://fhir.example/r4//Appointment/7',
      'https://fhir.example/r4/../Appointment/7',
      'https://evil.example/Appointment/7',
      'javascript:alert(1)//Appointment/7',
      'Appointment/7/_history/1',
      'Appointment/7\n',
      '/Appointment/7',
      'Appointment/a_b',
      'Patient/7',
      '',
      hostileText(dice),
    ]),
  resultToken: (dice) =>
    dice.oneOf(['token', 't'.repeat(4_095 + dice.below(3)), '', hostileText(dice)]),
};

/** What is nearly a state of ours. */
function nearState(dice: Dice): string {
  const good = state(dice);
  if (dice.chance(0.002)) return 'a'.repeat(1_000_000);
  return dice.oneOf([
    damaged(dice, good),
    good.slice(0, -1),
    `${good}A`,
    good.toUpperCase(),
    `ss2.${good.slice(4)}`,
    ` ${good}`,
    `${good}\n`,
    'ss1.',
    '',
    'MA',
    '__proto__',
    'getItem',
    '0123456789abcdef0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.e30.x',
    hostileText(dice),
  ]);
}
