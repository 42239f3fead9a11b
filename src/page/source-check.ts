import { offer } from '../availability/offer.js';
import type { SourceError, SourceIssue } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import type { Configuration } from './configuration.js';
import type { SetupFacts } from './setup-facts.js';
import { error, warning, type SetupIssue } from './setup-issue.js';
import type { SourceFindings } from './source-report.js';

/** What is to be said of a source after its last search. */
export async function aboutSource(
  findings: SourceFindings,
  { fetch, query, configuration }: SetupFacts,
): Promise<readonly SetupIssue[]> {
  const { endpoint, label, timetable, issues, complete } = findings;
  const source = label ?? (endpoint ? withoutQuery(endpoint) : 'A source of the page');
  const remarks = issues
    .filter(({ code }) => code !== 'all-past')
    .map((issue) => aboutIssue(source, issue));
  const none = offer(timetable, { query, viewerZone: 'UTC' }).count === 0;
  if (findings.error) {
    const { code, message } = findings.error;
    const told = none
      ? await aboutFailure(source, findings.error, endpoint, fetch)
      : warning(code, `${source}: ${message}; some times are shown all the same.`, fixOf(code));
    return [told, ...remarks];
  }
  if (!none) return remarks;
  const unusable = issues.some(({ code }) => code === 'start-unreadable' || code === 'not-a-slot');
  if (!complete && timetable.length === 0 && unusable) {
    return [
      error('unreadable', `${source}: nothing that it sends can be used.`, fixOf('unreadable')),
      ...remarks,
    ];
  }
  return [
    issues.some(({ code }) => code === 'all-past')
      ? warning(
          'all-past',
          `${source}: every slot lies in the past.`,
          'Check that the server’s data is current.',
        )
      : warning('empty', ...emptyWords(source, configuration)),
    ...remarks,
  ];
}

const mendable: Readonly<Record<string, string>> = {
  'place-contradictory':
    'Let the server correct the address or the position, or tell the zone by the FHIR timezone extension.',
  'start-without-zone': 'Set time-zone="…" to the IANA zone of the places.',
  'zone-unknown': 'Set time-zone="…" to the IANA zone of the places.',
  'placeholder-unknown': 'Correct the names in braces in search-parameters="…".',
  'zones-unread': 'Copy all files of dist/cdn together, whenever you update one.',
  'truncated': 'Preset a practitioner or a place, or shorten "horizon".',
};

function aboutIssue(source: string, { code, message, count, example }: SourceIssue): SetupIssue {
  const such = example === undefined ? '' : `, such as ${example}`;
  return warning(
    code,
    `${source}: ${message} (${count}×${such})`,
    mendable[code] ??
      'Tell whoever runs that server; times that can be read are shown all the same.',
  );
}

function emptyWords(source: string, { wishes }: Configuration): [string, string] {
  const { horizon: _, minNotice: __, ...filters } = wishes;
  const presets = Object.keys(filters)
    .map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    .join(', ');
  return presets
    ? [
        `${source}: no free slot fits the presets (${presets}).`,
        'Compare the presets with the references and codes in the data, or remove them.',
      ]
    : [
        `${source}: there is no free slot within the horizon.`,
        'Check that the server has free slots, and that "horizon" and "min-notice" allow them.',
      ];
}

const openIt =
  'Open the address in a browser: it must be the base URL of a FHIR server, or a $bulk-publish manifest.';
const fixes: Partial<Record<SourceError['code'], string>> = {
  'endpoint-missing':
    'Set endpoint="https://…", the base URL of your FHIR server or the address of your $bulk-publish manifest.',
  'endpoint-invalid':
    'Correct "endpoint" or "protocol": the element reads the base URL of a FHIR server with Slot search, or a $bulk-publish manifest.',
  'timeout': 'Find out why the server is so slow.',
  'http': openIt,
  'unauthorized': 'Let the server answer searches for free slots without a sign-in.',
  'rate-limited': 'Let the server answer more requests, or publish a $bulk-publish manifest.',
};

function fixOf(code: SourceError['code']): string {
  return fixes[code] ?? 'Listen for "scheduler-error": its detail.cause tells why.';
}

async function aboutFailure(
  source: string,
  { code, message, setup }: SourceError,
  endpoint: string | undefined,
  fetch: SetupFacts['fetch'],
): Promise<SetupIssue> {
  if (setup === 'script-missing')
    return error(setup, message, 'Copy all files of dist/cdn together, whenever you update one.');
  const told = endpoint === undefined ? message : `${source}: ${message}`;
  if (setup === 'not-fhir') return error(setup, told, openIt);
  if (setup === 'service-type-missing')
    return error(setup, told, 'Set service-type="…" to the codes of the services to be booked.');
  if (code !== 'network' || endpoint === undefined) return error(code, told, fixOf(code));
  return (await answersAtAll(endpoint, fetch))
    ? error(
        'cors-refused',
        `${source} answers, but does not let this page read the answer.`,
        'Let the server send "Access-Control-Allow-Origin: *", or this page’s origin.',
      )
    : error(
        'endpoint-unreachable',
        `${source} cannot be reached.`,
        'Check that the address is right, that the server is up, and that the page’s Content-Security-Policy names it in connect-src.',
      );
}

const patience = 10_000;

/** Whether anything is there: without CORS a browser tells that, and no more. */
async function answersAtAll(endpoint: string, fetch: SetupFacts['fetch']): Promise<boolean> {
  try {
    await fetch(endpoint, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    return true;
  } catch {
    return false;
  }
}
