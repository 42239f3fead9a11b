import type { HandoffParameters, LinkPolicy } from '../../src/booking/booking-link.js';
import type { Dice } from './dice.js';
import { damaged, hostileText } from './hostile-text.js';
import { state } from './return-address.js';

/** A link as a feed publishes it, with what is to be sent along and what the page allows. */
export interface LinkInput {
  readonly published: string;
  readonly parameters: HandoffParameters;
  readonly policy: LinkPolicy;
}

/** The hosts of the pages that links are followed from. */
const pageHosts = ['clinic.example', 'clinic.example', 'localhost', '127.0.0.1'] as const;
const allowLists = [[], [], ['https://portal.example', 'http://localhost:5175']] as const;

export function linkInput(dice: Dice): LinkInput {
  const link = dice.chance(0.15) ? trap(dice) : plainLink(dice);
  return {
    published: dice.chance(0.1) ? damaged(dice, link) : link,
    parameters: {
      source: dice.oneOf([undefined, 'clinic-site', 'clinic site & more', hostileText(dice)]),
      bookingReferral: dice.oneOf([undefined, '7f0c2a5e-1d57-4a53-9a4e-3f0f6f1c2b11']),
      ...(dice.chance(0.8) && {
        state: state(dice),
        returnUrl: dice.oneOf([
          'https://clinic.example/booked',
          'https://clinic.example/booked?lang=es&x=a%20b~+#top?state=1',
          `https://clinic.example/${'x'.repeat(dice.below(4_000))}`,
        ]),
      }),
    },
    policy: { page: { hostname: dice.oneOf(pageHosts) }, portalOrigins: dice.oneOf(allowLists) },
  };
}

/** A link that should work: its parts are odd, but none is wrong. */
export function plainLink(dice: Dice): string {
  const query = dice.several(4, () => piece(dice)).join('&');
  // Grown until what is appended no longer fits, once in a while.
  const long = dice.chance(0.05) ? `&q=${'x'.repeat(7_300 + dice.below(700))}` : '';
  return [
    dice.oneOf(['https://', 'https://', 'https://', 'HTTPS://', 'http://']),
    dice.oneOf(hosts),
    dice.oneOf(['', '/', '/book', '/b;p=1/é', '/a%2Fb/../c', '/a b', '//x', '/~%7e']),
    dice.oneOf(['', '?', '?', '?', '?', '??', '?&']) + (dice.chance(0.8) ? query + long : long),
    dice.oneOf(['', '', '', '#', '#frag', '#/route?state=1&returnUrl=x', '#a#b']),
  ].join('');
}

const hosts = [
  'portal.example',
  'portal.example',
  'portal.example',
  'PORTAL.example:443',
  'portal.example:8443',
  'portal.example.',
  'portal.example.evil.example',
  'аррӏе.com',
  'xn--80ak6aa92e.com',
  'bücher.example',
  '[2001:db8::1]',
  '[::1]:5175',
  '127.0.0.1:5175',
  '127.1',
  '0x7f.1',
  '2130706433',
  'localhost:5175',
  'localhost.',
  'portal.localhost',
  'localhost.evil.example',
  'portal%2Eexample',
  'portal．example',
] as const;

function piece(dice: Dice): string {
  if (dice.chance(0.03)) return dice.oneOf(conflicts);
  return dice.oneOf([
    'slot=1',
    'q=abc~%20d',
    'sig=a+b/c==',
    'source=portal',
    'booking-referral=1',
    'State=MA',
    'state[]=1',
    'returnurl=x',
    'x=%E0%A4%A',
    '%E0%A4%A=x',
    '',
    '=',
    'flag',
    'a;b=c',
    `n=${hostileText(dice)}`,
  ]);
}

const conflicts = [
  'state=MA',
  'state',
  'returnUrl=x',
  '%73tate=1',
  'st%61te=1',
  'return%55rl=x',
  'state=%E0%A4%A',
] as const;

/** What only looks like the address of a page elsewhere. */
function trap(dice: Dice): string {
  return dice.oneOf([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://portal.example/%0Aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://portal.example/7f0c2a5e',
    'filesystem:https://portal.example/temporary/x',
    'view-source:https://portal.example/',
    'https:portal.example',
    'https:/portal.example',
    'https:///portal.example',
    'https:\\\\portal.example',
    'https://\\portal.example',
    'https:?x',
    'https://',
    'https://?x',
    'https://#x',
    '//portal.example',
    '/\\portal.example',
    '\\\\portal.example',
    'ht\ntps://portal.example',
    'h\tttps://portal.example',
    'https:/\t/portal.example',
    'https://portal.example\\@evil.example/',
    'https://clinic.example@evil.example/',
    'https://a:b@portal.example/',
    'https://:b@portal.example/',
    'https://@portal.example/',
    'https://portal.example:99999/',
    'https://portal example/',
    'https://[::1/',
    'https://%00/',
    'http://portal.example/',
    'ftp://portal.example/',
    'wss://portal.example/',
    'about:blank',
    'mailto:a@portal.example',
    '',
    ' ',
    '?x',
    '#f',
    'book',
    '\ufeffhttps://portal.example/\u00a0',
    ' https://portal.example/ ',
    hostileText(dice),
  ]);
}
