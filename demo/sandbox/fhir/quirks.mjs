import { outcome } from './outcome.mjs';
import { byUrn, contained, dstu2, stu3 } from './shapes.mjs';

/**
 * What other servers do, to be had by name, done in the order of the names: each may answer instead of the
 * server, change what it is asked, or change what it says.
 *
 * @typedef {import('./fhir-server.mjs').FhirRequest} FhirRequest
 * @typedef {import('./fhir-server.mjs').FhirAnswer} FhirAnswer
 * @typedef {object} Quirk
 * @property {(request: FhirRequest) => FhirAnswer | undefined} [instead]
 * @property {(request: FhirRequest) => void} [before]
 * @property {(answer: FhirAnswer, request: FhirRequest) => void} [after]
 */

const twoWeeks = 14 * 86_400_000;

/** @type {Readonly<Record<string, Quirk>>} */
const quirks = {
  'no-include': {
    before({ parameters }) {
      for (const name of ['_include', '_include:iterate']) parameters.delete(name);
    },
    after({ body }) {
      for (const rest of body.rest ?? []) {
        for (const resource of rest.resource) delete resource.searchInclude;
      }
    },
  },
  'repeated-start': {
    instead: ({ parameters }) =>
      parameters.getAll('start').length > 1
        ? outcome(400, 'invalid', 'The parameter "start" may be given once only.')
        : undefined,
  },
  'both-bounds': {
    instead: (request) =>
      isSlotSearch(request) && !boundsOf(request)
        ? outcome(400, 'required', 'The parameter "start" must be given with ge and with lt.')
        : undefined,
  },
  'two-weeks': {
    instead(request) {
      const { from = 0, to = Infinity } = boundsOf(request) ?? {};
      return isSlotSearch(request) && to - from > twoWeeks
        ? outcome(422, 'invalid', 'The time range may be 14 days long at most.')
        : undefined;
    },
  },
  'service-type-required': {
    instead(request) {
      const { parameters } = request;
      const isFirst = isSlotSearch(request) && !parameters.has('_offset');
      if (isFirst && !parameters.has('service-type'))
        return outcome(400, 'required', 'One of "_id" and "service-type" is required.');
      // The slots here leave it to their schedules.
      parameters.delete('service-type');
      return undefined;
    },
  },
  'status-ignored': { before: ({ parameters }) => parameters.delete('status') },
  'relative-next': {
    after: changeNext(({ url }) => url.replace(/^.*\/(?=[^/]*$)/, '')),
  },
  'opaque-next': {
    before(request) {
      const context = request.parameters.get('-pageContext');
      if (context)
        request.parameters = new URLSearchParams(Buffer.from(context, 'base64url').toString());
    },
    after: changeNext(({ url }) => {
      const [path, query = ''] = url.split('?');
      const context = Buffer.from(query).toString('base64url');
      return `${path}?-pageContext=${context}&-pageDirection=NEXT`;
    }),
  },
  'looping-next': {
    after: changeNext((_, links) => links.find(({ relation }) => relation === 'self')?.url ?? ''),
  },
  'text-sort': {
    before(request) {
      request.sortsAsText = true;
    },
  },
  'no-metadata': {
    instead: ({ path }) =>
      path === 'metadata' ? outcome(404, 'not-found', 'There is no /metadata here.') : undefined,
  },
  'no-fhir-json': {
    instead: ({ headers }) =>
      `${headers.accept} ${headers['content-type']}`.includes('application/fhir+json')
        ? outcome(415, 'not-supported', 'application/fhir+json is not a media type known here.')
        : undefined,
  },
  'urn-uuid': { after: ({ body }) => byUrn(body) },
  'contained': { after: ({ body }) => contained(body) },
  'stu3': {
    instead({ parameters }) {
      if (parameters.has('_include:iterate'))
        return outcome(400, 'invalid', 'The modifier ":iterate" is not known here.');
      renameParameter(parameters, '_include:recurse', '_include:iterate');
      return undefined;
    },
    after: ({ body }) => stu3(body),
  },
  'dstu2': {
    before({ parameters }) {
      for (const name of ['status', '_include:iterate']) parameters.delete(name);
      renameParameter(parameters, 'fb-type', 'status');
    },
    after: ({ body }) => dstu2(body),
  },
  'html-errors': {
    after(answer) {
      if (answer.status < 400) return;
      answer.html = `<!doctype html><title>Error ${answer.status}</title><h1>Error ${answer.status}</h1><p>nginx</p>`;
    },
  },
};

/** The names of all quirks. */
export const quirkNames = Object.keys(quirks);

/** The quirks that a list of names means. @param {string} names - separated by commas or spaces */
export function readQuirks(names) {
  return names
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((name) => {
      const quirk = quirks[name];
      if (!quirk)
        throw new Error(`FHIR_QUIRKS knows no "${name}"; it knows ${quirkNames.join(', ')}.`);
      return quirk;
    });
}

/** @param {FhirRequest} request */
function isSlotSearch({ path, method }) {
  return path === 'Slot' && method === 'GET';
}

/** The instants that a search keeps to; nothing where it has not both. @param {FhirRequest} request */
function boundsOf({ parameters }) {
  const at = (/** @type {string} */ prefix) => {
    const bound = parameters.getAll('start').find((value) => value.startsWith(prefix));
    return bound === undefined ? undefined : Date.parse(bound.slice(2));
  };
  const [from, to] = [at('ge'), at('lt')];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** @param {URLSearchParams} parameters @param {string} from @param {string} to */
function renameParameter(parameters, from, to) {
  for (const value of parameters.getAll(from)) parameters.append(to, value);
  parameters.delete(from);
}

/** @param {(next: { relation: string, url: string }, links: { relation: string, url: string }[]) => string} change */
function changeNext(change) {
  return (/** @type {FhirAnswer} */ { body }) => {
    for (const link of body.link ?? []) {
      if (link.relation === 'next') link.url = change(link, body.link);
    }
  };
}
