import type { Dice } from './dice.js';
import { damaged } from './hostile-text.js';
import { isThisMachine } from './link-oracle.js';
import { returnInput } from './return-address.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

interface ReturnUrlInput {
  readonly configured: string | undefined;
  readonly page: string;
}

const ours = ['state', 'outcome', 'reason', 'bookingRef', 'appointmentRef', 'resultToken'];
const pages = [
  'https://clinic.example/find/?lang=es&patient=Smith#top',
  'http://localhost:5173/',
  'http://clinic.example/',
  'https://a:b@clinic.example/',
  'file:///clinic/index.html',
] as const;

/** The patient is sent back to the page's own origin, and what we read there is not there yet. */
export function returnUrlTarget({ toReturnUrl }: Subjects): Target<ReturnUrlInput> {
  return {
    make: (dice) => ({ configured: configured(dice), page: dice.oneOf([pages[0], ...pages]) }),
    judge: ({ configured, page }) => {
      const from = new URL(page);
      const url = toReturnUrl(configured, from);
      if (url === undefined) return 'refused';
      const target = new URL(url);
      mustEqual(target.origin, from.origin, 'the origin');
      mustEqual([target.username, target.password], ['', ''], 'the user');
      must(
        target.protocol === 'https:' ||
          (target.protocol === 'http:' && isThisMachine(target.hostname)),
        'the address is secure',
      );
      if (configured === undefined) {
        mustEqual(url, from.origin + from.pathname, 'the page');
        return 'the page';
      }
      const wished = new URL(configured, page);
      mustEqual([target.pathname, target.hash], [wished.pathname, wished.hash], 'the place');
      const kept = [...wished.searchParams].filter(([name]) => !ours.includes(name));
      mustEqual([...target.searchParams], kept, 'the query');
      return 'as configured';
    },
  };
}

function configured(dice: Dice): string | undefined {
  const address = returnInput(dice).address;
  const wish = dice.oneOf([
    undefined,
    address,
    address,
    address.replace(/^https?:\/\/[^/]*/, ''),
    '/booked?clinic=7&st%61te=1#top',
    '?state=MA&x=a%20b~',
    '',
    '//clinic.example/booked',
    '//evil.example/booked',
    '/\\evil.example',
    'https:evil.example',
    'https://clinic.example@evil.example/',
    'https://clinic.example:8443/',
    'blob:https://clinic.example/7f0c2a5e',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://[',
  ]);
  return wish !== undefined && dice.chance(0.1) ? damaged(dice, wish) : wish;
}
