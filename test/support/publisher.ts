/** A publication in memory: file bodies by name, served by a `fetch` that a test can look at. */
export interface Publisher {
  readonly manifestUrl: string;
  readonly fetch: typeof fetch;
  readonly requests: Request[];
}

export type Body = string | readonly object[] | Response | (() => Response | Promise<Response>);

const base = 'https://slots.example/feed';

/** `files` are listed in the manifest by the type before the first dash: `Slot-1`. */
export function publisher(
  files: Record<string, Body>,
  manifest?: string | object,
  manifestUrl = `${base}/$bulk-publish`,
): Publisher {
  const requests: Request[] = [];
  const output = Object.keys(files).map((name) => ({
    type: name.split('-')[0],
    url: `${base}/${name}`,
  }));
  const listed = manifest ?? {
    transactionTime: '2026-11-23T12:00:00Z',
    request: manifestUrl,
    output,
    error: [],
  };
  return {
    manifestUrl,
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      init?.signal?.throwIfAborted();
      const path = new URL(request.url).pathname.replace('/feed/', '');
      if (path === '$bulk-publish')
        return answer(typeof listed === 'string' ? listed : JSON.stringify(listed));
      const body = files[path];
      return body === undefined ? new Response('', { status: 404 }) : answer(body);
    },
  };
}

function answer(body: Body): Response | Promise<Response> {
  if (typeof body === 'function') return body();
  if (body instanceof Response) return body.clone();
  return new Response(
    typeof body === 'string' ? body : body.map((each) => JSON.stringify(each)).join('\n'),
  );
}

/** A Slot resource, free and bookable unless said otherwise. */
export function slotResource(
  id: string,
  start: string,
  more: Record<string, unknown> = {},
): object {
  return {
    resourceType: 'Slot',
    id,
    schedule: { reference: 'Schedule/s' },
    status: 'free',
    start,
    end: new Date(Date.parse(start) + 1_800_000).toISOString(),
    extension: [
      extension('booking-deep-link', { valueUrl: `https://portal.example/book?slot=${id}` }),
    ],
    ...more,
  };
}

export function extension(
  name: string,
  value: object,
  prefix = 'http://fhir-registry.smarthealthit.org/StructureDefinition/',
) {
  return { url: prefix + name, ...value };
}

export const schedule = {
  resourceType: 'Schedule',
  id: 's',
  actor: [{ reference: 'Location/l', display: 'Harbor Street' }],
};

export const place = {
  resourceType: 'Location',
  id: 'l',
  name: 'Harbor Street Family Medicine',
  telecom: [{ system: 'phone', value: '978-555-0118' }],
  address: { line: ['18 Harbor Street'], city: 'Gloucester', state: 'MA', postalCode: '01930' },
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: 'America/New_York' },
  ],
};
