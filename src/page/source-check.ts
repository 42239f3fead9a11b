import type { SourceError } from '../model/slot-source.js';
import type { Configuration } from './configuration.js';
import type { SetupFacts } from './setup-facts.js';
import { error, warning, type SetupIssue } from './setup-issue.js';
import type { SourceFindings } from './source-report.js';

/** What is to be said of a source after its last search. */
export async function aboutSource(
  findings: SourceFindings,
  { fetch, configuration }: SetupFacts,
): Promise<readonly SetupIssue[]> {
  const { endpoint, label, slots, issues, complete } = findings;
  const name = label ?? endpoint ?? 'A source of the page';
  const remarks = issues
    .filter(({ code }) => code !== 'all-past')
    .map(({ code, message, count, example }) =>
      warning(
        code,
        `${name}: ${message} (${count}×${example === undefined ? '' : `, such as ${example}`})`,
        'Tell whoever runs that server; the times that could be read are shown.',
      ),
    );
  if (findings.error)
    return [await aboutFailure(name, findings.error, endpoint, fetch), ...remarks];
  if (issues.some(({ code }) => code === 'all-past')) {
    return [
      warning(
        'all-past',
        `${name}: every slot lies in the past.`,
        'Look whether the server’s data are still kept up to date.',
      ),
      ...remarks,
    ];
  }
  if (slots.size === 0 && complete) {
    return [warning('empty', ...emptyWords(name, configuration)), ...remarks];
  }
  return remarks;
}

function emptyWords(name: string, { wishes }: Configuration): [string, string] {
  const { horizon: _, minNotice: __, ...filters } = wishes;
  const presets = Object.keys(filters).join(', ');
  return presets
    ? [
        `${name}: there is no free slot that fits the presets (${presets}).`,
        'Compare the presets with the references and codes in the data, or take them away.',
      ]
    : [
        `${name}: there is no free slot within the horizon.`,
        'Look whether the server has free slots, and whether "horizon" and "min-notice" allow them.',
      ];
}

const fixes: Partial<Record<SourceError['code'], string>> = {
  'endpoint-missing':
    'Set endpoint="https://…", the base URL of your FHIR server or the address of your $bulk-publish manifest.',
  'endpoint-invalid':
    'Set "endpoint" to the base URL of your FHIR server, or to the address of your $bulk-publish manifest.',
  'timeout': 'Look why the server is that slow.',
  'http':
    'Open the address in a browser: it must be the base URL of a FHIR server, or a $bulk-publish manifest.',
  'unauthorized': 'Let the server answer searches for free slots without a sign-in.',
  'rate-limited': 'Let the server answer more requests, or publish a $bulk-publish manifest.',
  'unreadable':
    'Open the address in a browser: it must be the base URL of a FHIR server, or a $bulk-publish manifest.',
};

async function aboutFailure(
  name: string,
  { code, message }: SourceError,
  endpoint: string | undefined,
  fetch: SetupFacts['fetch'],
): Promise<SetupIssue> {
  if (code === 'unreadable')
    return error('not-fhir', `${name}: ${message}`, fixes.unreadable ?? '');
  if (code !== 'network' || endpoint === undefined)
    return error(
      code,
      endpoint === undefined ? message : `${name}: ${message}`,
      fixes[code] ?? 'See its cause in the console.',
    );
  return (await answersAtAll(endpoint, fetch))
    ? error(
        'cors-refused',
        `${name} answers, but does not let this page read the answer.`,
        'Let the server send "Access-Control-Allow-Origin: *", or this page’s origin.',
      )
    : error(
        'endpoint-unreachable',
        `${name} cannot be reached.`,
        'Look whether the address is right, the server is up, and the page’s Content-Security-Policy names it in connect-src.',
      );
}

/** Whether anything is there: without CORS a browser tells that, and no more. */
async function answersAtAll(endpoint: string, fetch: SetupFacts['fetch']): Promise<boolean> {
  try {
    await fetch(endpoint, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return true;
  } catch {
    return false;
  }
}
