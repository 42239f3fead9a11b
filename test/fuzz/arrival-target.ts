import type { Handoff } from '../../src/portal.js';
import type { Dice } from './dice.js';
import { damaged, hostileText, written } from './hostile-text.js';
import { state } from './return-address.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

const portal = 'https://portal.example/book';
const allowedReturnOrigins = ['https://clinic.example', 'http://localhost:5173'];

/** A patient who arrives is sent back to an origin on the list, or the portal is told why not. */
export function arrivalTarget({
  readHandoff,
  buildReturnUrl,
  HandoffError,
}: Subjects): Target<string> {
  const read = (address: string): Handoff | string => {
    try {
      return readHandoff(address, { allowedReturnOrigins });
    } catch (error) {
      if (error instanceof HandoffError) return error.code;
      throw error;
    }
  };
  return {
    make: arrival,
    judge: (address) => {
      const handoff = read(address);
      const given = new URLSearchParams(queryOf(address));
      const twice = ['state', 'returnUrl', 'source', 'booking-referral'].some(
        (name) => given.getAll(name).length > 1,
      );
      must(twice === (handoff === 'duplicate-parameter'), 'what came twice is refused');
      if (typeof handoff === 'string') return handoff;
      mustEqual(
        [handoff.state, handoff.returnUrl],
        [given.get('state'), given.get('returnUrl')],
        'the hand-off',
      );
      // A browser resolves a redirect against the address that it asked for.
      const back = new URL(buildReturnUrl(handoff, { outcome: 'booked' }), portal);
      must(allowedReturnOrigins.includes(back.origin), `the patient is sent to ${back.href}`);
      must(!/[\u0000-\u0020\u007f]/.test(handoff.returnUrl), 'the return address is plain');
      return 'read';
    },
  };
}

/** The query as the platform would read it. A lone surrogate cannot be in an address that arrived. */
function queryOf(address: string): string {
  const [whole = ''] = address.split('#');
  return whole.includes('?') ? whole.slice(whole.indexOf('?')) : '';
}

function arrival(dice: Dice): string {
  const pieces = [
    ['state', dice.oneOf([state(dice), state(dice), 'x', '', hostileText(dice)])],
    ['returnUrl', dice.chance(0.6) ? dice.oneOf(goodReturns) : dice.oneOf(badReturns)],
    ['source', dice.oneOf(['clinic-site', '', hostileText(dice)])],
    ['booking-referral', '7f0c2a5e-1d57-4a53-9a4e-3f0f6f1c2b11'],
  ].flatMap(([name = '', value = '']) => {
    const piece = `${dice.chance(0.9) ? name : written(dice, name)}=${written(dice, damagedNow(dice, value))}`;
    return dice.chance(0.05) ? (dice.chance(0.5) ? [piece, piece] : []) : [piece];
  });
  const theirs = dice.several(2, () => dice.oneOf(['slot=1', '', 'State=1', 'x=%E0%A4%A']));
  const address = `${portal}?${dice.shuffled([...pieces, ...theirs]).join('&')}${dice.oneOf(['', '#x?state=1'])}`;
  return (dice.chance(0.05) ? damaged(dice, address) : address).replace(/\p{Surrogate}/gu, '');
}

function damagedNow(dice: Dice, value: string): string {
  return dice.chance(0.1) ? damaged(dice, value) : value;
}

const goodReturns = [
  'https://clinic.example/booked',
  'https://clinic.example/booked?lang=es&x=a%20b~#top?state=1',
  'https://clinic.example',
  'HTTPS://CLINIC.example/',
  'http://localhost:5173/#/route',
] as const;
const badReturns = [
  'https:clinic.example/booked',
  'https:/clinic.example/booked',
  'https:///clinic.example/booked',
  'https:\\\\clinic.example',
  '\u0000https://clinic.example/',
  '\u001fhttps://clinic.example/',
  'https://clinic.example/\u0000',
  'https://clinic.example/\u007f',
  'https://clinic.example/\r\nSet-Cookie:x=1',
  '//clinic.example',
  '/booked',
  'https://clinic.example.evil.example/',
  'https://clinic.example@evil.example/',
  'https://evil.example/?https://clinic.example',
  'https://evil.example#@clinic.example',
  'http://clinic.example/',
  'blob:https://clinic.example/7f0c2a5e',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'https://clinic.example.',
] as const;
