import { parametersOf } from '../booking/query-text.js';
import { returnParameters } from '../booking/return-parameters.js';
import { toReturnUrl } from '../booking/return-url.js';
import type { SetupFacts } from './setup-facts.js';
import { error, warning, type SetupIssue } from './setup-issue.js';

/** What is to be said of the page and of what it has written. */
export function aboutSettings(facts: SetupFacts): readonly SetupIssue[] {
  return [...aboutReturn(facts), ...aboutAttributes(facts), ...aboutVersions(facts)];
}

function aboutReturn({ configuration: { returnUrl }, page }: SetupFacts): readonly SetupIssue[] {
  if (toReturnUrl(returnUrl, page) === undefined) {
    return [
      error(
        'return-url-invalid',
        returnUrl === undefined
          ? `The portal cannot send patients back to ${page.origin}, which is not https.`
          : `return-url="${returnUrl}" is no https address of this page's own origin.`,
        `Set return-url to an address that begins with ${page.origin}.`,
      ),
    ];
  }
  const own = parametersOf(page.href).filter(
    ({ name }) => !(returnParameters as readonly (string | undefined)[]).includes(name),
  );
  if (returnUrl !== undefined || own.length === 0) return [];
  return [
    warning(
      'return-url-missing',
      `This page's address has a query (${own.map(({ name }) => name).join(', ')}), which the portal is not told: patients come back to ${page.pathname} without it.`,
      'Set return-url to the address patients should return to, including any query.',
    ),
  ];
}

const duration = 'an ISO 8601 duration such as P60D or PT2H';
const address = 'an https address';
const allowed: Readonly<Record<string, string>> = {
  'protocol': 'auto, bulk-publish or slot-search',
  'records-endpoint': address,
  'launch': 'redirect, tab or popup',
  'portal-origins': 'origins such as https://portal.example, separated by spaces',
  'locale': 'a BCP 47 tag such as es or en-GB',
  'time-zone': 'an IANA zone such as America/New_York',
  'times': 'instant or clock',
  'hour-cycle': 'h12 or h23',
  'start-date': 'a date such as 2027-03-01',
  'days': 'a whole number from 1 to 14',
  'horizon': duration,
  'min-notice': duration,
  'visit-mode': 'in-person or virtual, or leave it out for both',
  'patient-type': 'new or existing, or leave it out for both',
  'contact-url': address,
  'map-url': 'an address with {query} in it',
  'heading-level': 'a whole number from 1 to 6',
  'attempt-ttl': 'an ISO 8601 duration from PT5M to PT24H',
  'remember': 'device or tab',
};

function aboutAttributes({ configuration, faults }: SetupFacts): readonly SetupIssue[] {
  return [...configuration.faults, ...faults].map(({ attribute, value, used }) =>
    warning(
      'attribute-out-of-range',
      attribute === 'portal-origins'
        ? `"${value}" in portal-origins is not a valid origin, and allows no link.`
        : `${attribute}="${value}" is not allowed; ${used} is used instead.`,
      `Write ${allowed[attribute]}.`,
    ),
  );
}

function aboutVersions({ versions: [counts, ...others] }: SetupFacts): readonly SetupIssue[] {
  return others.map((other) =>
    warning(
      'two-versions',
      `Version ${other} of the element was loaded as well; version ${counts} counts, as it came first.`,
      'Load one version only: look for a second script tag, or a bundle that brings its own.',
    ),
  );
}
