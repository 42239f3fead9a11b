/** A FHIR server in memory: a `fetch` that a test can look at. */
export interface FhirServer {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly requests: Request[];
}

/** A resource, a status without a body, or a response of its own. */
export type Said = object | number | Response;

/** What a server keeps, and how it differs from one that does all that R4 says. */
export interface Manner {
  readonly slots: readonly object[];
  /** What the slots lead to. */
  readonly others?: readonly object[];
  /** Says something else than it should, where it does. */
  readonly says?: (path: string, asked: URLSearchParams) => Said | undefined;
}

/** Searches Slot by `status` and `start`, includes what is asked for, finds by `_id`, reads by id, has no /metadata. */
export function fhirServer({ slots, others = [], says }: Manner): FhirServer {
  const base = 'https://fhir.example/r4';
  const requests: Request[] = [];
  return {
    base,
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      init?.signal?.throwIfAborted();
      const { pathname, searchParams } = new URL(request.url);
      const path = decodeURIComponent(pathname.replace('/r4/', ''));
      const said = says?.(path, searchParams) ?? standard(path, searchParams, { slots, others });
      if (said instanceof Response) return said.clone();
      return typeof said === 'number' ? new Response('', { status: said }) : Response.json(said);
    },
  };
}

function standard(
  path: string,
  asked: URLSearchParams,
  { slots, others }: Required<Pick<Manner, 'slots' | 'others'>>,
): Said {
  if (path === 'Slot') {
    const included = asked.has('_include') ? others : [];
    return searchset([...slots.filter((slot) => isAskedFor(slot, asked)), ...included]);
  }
  const [type, id] = path.split('/');
  const ids = id === undefined ? (asked.get('_id')?.split(',') ?? []) : [id];
  const found = others.filter(
    (each) => member(each, 'resourceType') === type && ids.includes(String(member(each, 'id'))),
  );
  return id === undefined && type !== 'metadata' ? searchset(found) : (found[0] ?? 404);
}

/** Whether a search for Slot by `status` and `start` (`ge`, `lt`) finds it. */
export function isAskedFor(slot: object, asked: URLSearchParams): boolean {
  const start = Date.parse(String(member(slot, 'start')));
  const status = asked.get('status');
  return (
    (status === null || status === member(slot, 'status')) &&
    asked.getAll('start').every((bound) => {
      const at = Date.parse(bound.slice(2));
      return bound.startsWith('ge') ? start >= at : start < at;
    })
  );
}

/** A page of results, without `search.mode`, `fullUrl` and `total` unless they are added. */
export function searchset(resources: readonly object[], more: object = {}): object {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
    ...more,
  };
}

/** An OperationOutcome that says why not. */
export function refusal(status: number, text: string): Response {
  return Response.json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', details: { text } }] },
    { status },
  );
}

/** A CapabilityStatement whose Slot has just these search parameters. */
export function capable(...names: readonly string[]): object {
  const searchParam = names.map((name) => ({ name }));
  return {
    resourceType: 'CapabilityStatement',
    rest: [{ mode: 'server', resource: [{ type: 'Slot', searchParam }] }],
  };
}

function member(resource: object, name: string): unknown {
  return (resource as Readonly<Record<string, unknown>>)[name];
}
