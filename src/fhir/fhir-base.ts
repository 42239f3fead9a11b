import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { download, textOf } from './download.js';
import type { EndpointSettings } from './endpoint-settings.js';
import type { IssueTally } from './issue-tally.js';
import { object, text, type JsonObject } from './lenient.js';
import { outcomeWords } from './operation-outcome.js';
import { Refusal } from './refusal.js';
import { scriptMissing } from './script-missing.js';

/** Bytes of one answer: a page of a thousand slots has a tenth of it. */
const largestAnswer = 10_000_000;

const plain = 'application/json';

/** A FHIR server's base URL, and the way to ask it for resources. */
export class FhirBase {
  /** Whether a request that fails is made again. */
  patient = true;
  #accept = 'application/fhir+json';
  #fetch: Promise<typeof fetch> | undefined;
  readonly #settings: EndpointSettings;

  constructor(
    readonly url: string,
    settings: EndpointSettings,
    private readonly issues: IssueTally,
  ) {
    this.#settings = settings;
  }

  /** An address under the base; a query that the base has itself stays. */
  address(path: string, parameters = new URLSearchParams()): string {
    const url = new URL(this.url);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
    url.hash = '';
    for (const [name, value] of parameters) url.searchParams.append(name, value);
    return url.href;
  }

  /**
   * Whether an address that the server gives for its next page lies under the
   * base. Servers behind a proxy name themselves by the inner host or `http:`,
   * so the base's own origin is what is asked; nobody else is.
   */
  within(address: string, page: string): string | undefined {
    if (!URL.canParse(address, page)) return undefined;
    const base = new URL(this.url);
    const { pathname, search, searchParams } = new URL(address, page);
    const path = base.pathname.replace(/\/+$/, '');
    if (pathname !== path && !pathname.startsWith(`${path}/`)) return undefined;
    const own = [...base.searchParams].filter(([name]) => !searchParams.has(name));
    base.pathname = pathname;
    // As given, for it may be signed; with what the base wants on every request.
    base.search = [search.slice(1), String(new URLSearchParams(own))].filter(Boolean).join('&');
    base.hash = '';
    return base.href;
  }

  /**
   * The resource at an address. Throws a {@link SourceError}: a {@link Refusal}
   * where the server refuses, `unreadable` where what it sends is no resource.
   */
  async get(address: string, signal: AbortSignal, retries?: number): Promise<JsonObject> {
    const { random = Math.random } = this.#settings;
    signal.throwIfAborted();
    const fetch = await (this.#fetch ??= this.#authorized());
    const accept = this.#accept;
    const tries = this.patient ? retries : 0;
    try {
      const response = await download(address, { fetch, signal, accept, random, retries: tries });
      return readResource(await textOf(response, signal, largestAnswer), address);
    } catch (cause) {
      const disliked = cause instanceof Refusal && (cause.status === 415 || cause.status === 406);
      if (!disliked || accept === plain) throw cause;
      // Some servers know JSON by its plain name only.
      this.issues.add('media-type-refused', accept);
      this.#accept = plain;
      return this.get(address, signal, retries);
    }
  }

  /** Requests under the base, with the page's token where it gives one. */
  async #authorized(): Promise<typeof fetch> {
    const { fetch = globalThis.fetch.bind(globalThis), accessToken } = this.#settings;
    if (!accessToken) return fetch;
    const { authorizedFetch } = await import('./authorized-fetch.js').catch(scriptMissing);
    return authorizedFetch(fetch, this.url, accessToken);
  }
}

function readResource(body: string, address: string): JsonObject {
  const resource = object(parse(body));
  const type = text(resource?.resourceType);
  if (!resource || !type) {
    const what = body.trimStart().startsWith('<') ? 'a web page' : 'something else';
    throw new SourceError(
      'unreadable',
      `${withoutQuery(address)} answered with ${what}, not with a FHIR resource`,
      { setup: 'not-fhir' },
    );
  }
  // Some refuse with 200.
  if (type === 'OperationOutcome') throw new Refusal(address, 200, outcomeWords(resource));
  return resource;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
