import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import type { SlotQuery } from '../../src/model/slot-query.js';
import type { SourceIssue } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import { place, schedule } from './publisher.js';

export const base = 'https://fhir.example/r4';
export const query: SlotQuery = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
export const nine = '2026-11-24T14:00:00.000Z';
export const ten = '2026-11-24T15:00:00.000Z';

interface Server {
  readonly fetch: typeof fetch;
  readonly requests: Request[];
  /** Paths under the base, with their queries decoded; without the question for windows that have begun. */
  readonly asked: () => readonly string[];
}

const windowsBegun = '&start=ge2026-11-16T14:00:00Z&start=lt2026-11-23T14:00:00Z';

/** A server that answers what a test says: a resource, a status, or a response of its own. */
export function server(
  answer: (path: string, parameters: URLSearchParams) => object | number,
): Server {
  const requests: Request[] = [];
  return {
    requests,
    asked: () =>
      requests
        .map(({ url }) => decodeURIComponent(url.replace(`${base}/`, '')))
        .filter((path) => !path.includes(windowsBegun)),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const url = new URL(request.url);
      const said = answer(url.pathname.replace(/^\/r4\//, ''), url.searchParams);
      if (said instanceof Error) throw said;
      if (said instanceof Response) return said;
      return typeof said === 'number' ? new Response('', { status: said }) : Response.json(said);
    },
  };
}

export const bundle = (resources: readonly object[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...more,
});
/** Slots with all that they lead to. */
export const whole = (...slots: readonly object[]) => bundle([...slots, schedule, place]);
export const next = (url: string) => ({ link: [{ relation: 'next', url }] });
export const refusal = (status: number, text: string) =>
  Response.json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', details: { text } }] },
    { status },
  );
export const capable = (slot: object | undefined, more: object = {}) => ({
  resourceType: 'CapabilityStatement',
  rest: [{ mode: 'server', resource: slot ? [{ type: 'Slot', ...slot }] : [], ...more }],
});
export const parameters = (...names: readonly string[]) => ({
  searchParam: names.map((name) => ({ name })),
});

interface Found {
  readonly starts: readonly string[];
  readonly slots: readonly Slot[];
  readonly issues: readonly SourceIssue[];
  readonly codes: readonly string[];
  readonly complete: boolean;
}

export async function find(
  { fetch }: Server,
  asked: Partial<SlotQuery> = {},
  settings: EndpointSettings = {},
  endpoint = base,
): Promise<Found> {
  const source = new SlotSearchSource(endpoint, { fetch, random: () => 0, ...settings });
  const slots: Slot[] = [];
  const issues: SourceIssue[] = [];
  let complete = true;
  const signal = new AbortController().signal;
  for await (const page of source.findSlots({ ...query, ...asked }, { signal })) {
    slots.push(...page.slots);
    issues.push(...(page.issues ?? []));
    complete &&= page.complete !== false;
  }
  return {
    starts: slots.map(({ start }) => start),
    slots,
    issues,
    codes: issues.map(({ code }) => code),
    complete,
  };
}

export const failure = (from: Server, asked: Partial<SlotQuery> = {}) =>
  find(from, asked).then(
    () => ({ code: 'none', message: '' }),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
