import { outcome } from './outcome.mjs';

/**
 * What other servers do, to be had by name: each may answer instead of the
 * server, change what it is asked, or change what it says.
 *
 * @typedef {import('./fhir-server.mjs').FhirRequest} FhirRequest
 * @typedef {import('./fhir-server.mjs').FhirAnswer} FhirAnswer
 * @typedef {object} Quirk
 * @property {(request: FhirRequest) => FhirAnswer | undefined} [instead]
 * @property {(request: FhirRequest) => void} [before]
 * @property {(answer: FhirAnswer, request: FhirRequest) => void} [after]
 */

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
  'status-ignored': { before: ({ parameters }) => parameters.delete('status') },
  'relative-next': {
    after: changeNext(({ url }) => url.replace(/^.*\/(?=[^/]*$)/, '')),
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

/** @param {(next: { relation: string, url: string }, links: { relation: string, url: string }[]) => string} change */
function changeNext(change) {
  return (/** @type {FhirAnswer} */ { body }) => {
    for (const link of body.link ?? []) {
      if (link.relation === 'next') link.url = change(link, body.link);
    }
  };
}
