import { describe, expect, it } from 'vitest';
import {
  capable,
  isAskedFor,
  refusal,
  searchset,
  type Manner,
  type Said,
} from '../../support/fhir-server.js';
import { hold, server } from '../../support/quirk.js';
import { place, schedule, slotResource } from '../../support/publisher.js';

const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';
const later = '2027-01-12T14:00:00.000Z';
const harbor = 'Harbor Street Family Medicine';
const visit = { coding: [{ system: 'https://codes.example', code: '40' }] };
const slots = [slotResource('1', nine, { serviceType: [visit] })];
const both = [
  { reference: 'Slot/1', start: nine, place: harbor },
  { reference: 'Slot/2', start: later, place: harbor },
];

type Rule = NonNullable<Manner['says']>;

/** A rule for searches of Slot; everything else is as it should be. */
const search =
  (rule: (asked: URLSearchParams) => Said | undefined): Rule =>
  (path, asked) =>
    path === 'Slot' ? rule(asked) : undefined;
const bounds = (asked: URLSearchParams) =>
  ['ge', 'lt'].map((comparator) =>
    asked.getAll('start').find((bound) => bound.startsWith(comparator)),
  );

/** What a server of this kind asks of a search for Slot. */
const demanding = search((asked) => {
  if (asked.has('-pageContext')) return undefined;
  if (!asked.has('service-type') && !asked.has('_id'))
    return refusal(400, 'service-type or _id is required');
  if (bounds(asked).includes(undefined)) return refusal(400, 'start needs ge and lt');
  if (asked.getAll('_include').length > 1) return refusal(400, '_include is given twice');
  if (asked.getAll('schedule.actor').some((each) => !each.startsWith('Practitioner/')))
    return refusal(400, 'schedule.actor is for Practitioner');
  return undefined;
});

/** Rules one after the other: the first that says something counts. */
const first =
  (...rules: readonly Rule[]): Rule =>
  (path, asked) =>
    rules.map((rule) => rule(path, asked)).find((said) => said !== undefined);

/** A server that answers nothing but an error. */
const broken = (status: number, body: string, type: string) =>
  server({
    slots: [],
    says: () => new Response(body, { status, headers: { 'content-type': type } }),
  });

describe('a server', () => {
  hold([
    {
      quirk: 26,
      says: 'demands a code and both ends of the time: it gets them where the page tells a code',
      sent: server({ slots, says: demanding }),
      query: { serviceType: ['https://codes.example|40'] },
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'search-refused': 1, 'no-capabilities': 1 },
    },
    {
      quirk: 26,
      says: 'demands a code, and the page tells none: that is an error, which tells what the page is to preset',
      sent: server({ slots, says: demanding }),
      shows: [],
      throws: {
        code: 'endpoint-invalid',
        setup: 'service-type-missing',
        words: /set service-type="…" to the codes/,
      },
    },
    {
      quirk: 26,
      says: 'finds by practitioner alone: a page with a place gets the times there all the same',
      sent: server({ slots, says: demanding }),
      query: { serviceType: ['https://codes.example|40'], location: ['Location/l'] },
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'search-refused': 2, 'no-capabilities': 1 },
    },
    {
      quirk: 26,
      says: 'sends free slots only, and says nothing of it: each is offered',
      sent: server({
        slots,
        says: search((asked) => (asked.has('status') ? refusal(400, 'status?') : undefined)),
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'search-refused': 6, 'no-capabilities': 1 },
    },
    {
      quirk: 26,
      says: 'names its next page by a word of its own: it is asked for just so, with nothing added',
      sent: server({
        slots,
        says: first(
          demanding,
          search((asked) =>
            [...asked.keys()].join() === '-pageContext,-pageDirection'
              ? searchset([slotResource('2', later, { serviceType: [visit] })])
              : bounds(asked).includes('ge2026-11-23T14:00:00Z')
                ? searchset([...slots, schedule, place], {
                    link: [
                      {
                        relation: 'next',
                        url: 'https://fhir.example/r4/Slot?-pageContext=7f&-pageDirection=NEXT',
                      },
                    ],
                  })
                : undefined,
          ),
          (path) => (path === 'metadata' ? capable('service-type', 'start') : undefined),
        ),
      }),
      query: { serviceType: ['40'] },
      shows: both,
      issues: { 'search-refused': 1 },
    },
    {
      quirk: 27,
      says: 'refuses a parameter that is given twice: it is asked from now on, and what is too far ahead is left out',
      sent: server({
        slots: [...slots, slotResource('far', '2027-05-01T14:00:00Z')],
        says: search((asked) =>
          [...asked.keys()].some((name) => asked.getAll(name).length > 1 && name === 'start')
            ? refusal(400, 'start is given twice')
            : undefined,
        ),
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'search-refused': 1, 'no-capabilities': 1 },
    },
    {
      quirk: 27,
      says: 'finds nothing by a word that it does not know: it is asked without, until something is found',
      sent: server({
        slots,
        says: search((asked) =>
          [...asked.keys()].every((name) => ['status', 'start'].includes(name))
            ? undefined
            : searchset([]),
        ),
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'no-capabilities': 1, 'not-included': 2 },
    },
    {
      quirk: 27,
      says: 'passes over every word that it does not know: what was asked for is shown, the rest is told',
      sent: server({
        slots: [],
        says: search(() =>
          searchset([
            slotResource('past', '2026-11-01T14:00:00Z'),
            slotResource('far', '2027-05-01T14:00:00Z'),
            ...slots,
            slotResource('busy', ten, { status: 'busy' }),
            schedule,
            place,
          ]),
        ),
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'filter-ignored': 1, 'not-sorted': 1 },
    },
    {
      quirk: 27,
      says: 'includes nothing by R4’s word for it: what the slots lead to is read',
      sent: server({
        slots,
        says: search((asked) =>
          asked.has('_include')
            ? searchset([...slots.filter((slot) => isAskedFor(slot, asked)), schedule])
            : undefined,
        ),
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor }],
      issues: { 'not-included': 1 },
    },
    ...[14, 31].map((days) => ({
      quirk: 27,
      says: `refuses to be asked for more than ${days} days: it is asked for the whole time in parts`,
      sent: server({
        slots: [...slots, slotResource('2', later)],
        says: search((asked) => {
          const [from = NaN, to = NaN] = bounds(asked).map((at) => Date.parse(at?.slice(2) ?? ''));
          if (to - from <= days * 86_400_000) return undefined;
          return refusal(422, `The time must have two ends, and be ${days} days or less`);
        }),
      }),
      shows: both,
      issues: { 'span-refused': 1 },
    })),
    {
      quirk: 27,
      says: 'takes a schedule only together with a start: a page with a practitioner gets the times',
      sent: server({
        slots: slots.map((slot) => ({ ...slot, schedule: { reference: 'Schedule/p' } })),
        others: [
          { resourceType: 'Schedule', id: 'p', actor: [{ reference: 'Practitioner/p' }] },
          { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Ines Okafor, NP' }] },
        ],
        says: search((asked) =>
          [...asked.keys()].some((name) => name.startsWith('schedule')) && !asked.has('start')
            ? refusal(400, 'schedule needs start')
            : undefined,
        ),
      }),
      query: { practitioner: ['Practitioner/p'] },
      shows: [{ reference: 'Slot/1', start: nine, practitioner: 'Ines Okafor, NP' }],
    },
    {
      quirk: 27,
      says: 'breaks down over schedule, status and start at once: it is asked more plainly',
      sent: server({
        slots: slots.map((slot) => ({ ...slot, schedule: { reference: 'Schedule/p' } })),
        others: [
          { resourceType: 'Schedule', id: 'p', actor: [{ reference: 'Practitioner/p' }] },
          { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Ines Okafor, NP' }] },
        ],
        says: search((asked) =>
          asked.has('schedule.actor') && asked.has('status')
            ? refusal(500, 'BRP516E33')
            : undefined,
        ),
      }),
      query: { practitioner: ['Practitioner/p'] },
      shows: [{ reference: 'Slot/1', start: nine, practitioner: 'Ines Okafor, NP' }],
      issues: { 'search-refused': 1, 'no-capabilities': 1, 'not-included': 2 },
    },
    {
      quirk: 28,
      says: 'fails with an OperationOutcome: the error is in its words',
      sent: server({ slots: [], says: () => refusal(400, 'The diary is closed') }),
      shows: [],
      throws: { code: 'http', words: /answered 400: The diary is closed/ },
    },
    {
      quirk: 28,
      says: 'fails with JSON of its own: the error tells the status, and the reason where there is one',
      sent: broken(400, '{"statusCode":400,"error":"Bad Request"}', 'application/json'),
      shows: [],
      throws: { code: 'http', words: /answered 400: Bad Request$/ },
    },
    {
      quirk: 28,
      says: 'fails with a JSON text: the error tells the status, and the text',
      sent: broken(404, '"Not Found"', 'application/json'),
      shows: [],
      throws: { code: 'http', words: /answered 404: Not Found$/ },
    },
    {
      quirk: 28,
      says: 'fails with a web page: the error tells the status, and nothing of the page',
      sent: broken(503, '<html><h1>Down</h1></html>', 'text/html'),
      shows: [],
      throws: { code: 'http', words: /answered 503$/ },
    },
    {
      quirk: 28,
      says: 'fails without a word: the error tells the status',
      sent: broken(500, '', 'text/plain'),
      shows: [],
      throws: { code: 'http', words: /answered 500$/ },
    },
    {
      quirk: 28,
      says: 'answers well with a web page: that is unreadable, not nothing',
      sent: broken(200, '<html><h1>Sign in</h1></html>', 'text/html'),
      shows: [],
      throws: { code: 'unreadable', words: /a web page/ },
    },
    {
      quirk: 28,
      says: 'answers well with nothing: that is unreadable, not nothing to book',
      sent: broken(200, '', 'application/fhir+json'),
      shows: [],
      throws: { code: 'unreadable', words: /not with a FHIR resource/ },
    },
  ]);

  it('28: lets other pages send GET and POST alone, without headers: it is asked in no other way', async () => {
    const { source, requests } = server({ slots });
    const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
    const { signal } = new AbortController();
    for await (const page of source({}).findSlots(query, { signal })) void page;
    for (const { method, headers } of requests) {
      expect(method).to.equal('GET');
      expect([...headers.keys()]).to.deep.equal(['accept']);
    }
    expect(requests).to.have.length(2);
  });

  it('28: refuses FHIR’s own media type: it is asked for plain JSON, and that is told', async () => {
    const accepted: (string | null)[] = [];
    const { source, requests } = server({
      slots,
      says: () => {
        const accept = requests.at(-1)?.headers.get('accept') ?? null;
        accepted.push(accept);
        return accept === 'application/fhir+json' ? 415 : undefined;
      },
    });
    const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
    const pages = [];
    const { signal } = new AbortController();
    for await (const page of source({}).findSlots(query, { signal })) pages.push(page);
    expect(pages.flatMap((page) => Array.from(page.slots, ({ start }) => start))).to.deep.equal([
      nine,
    ]);
    expect(
      pages.flatMap(({ issues = [] }) => issues.map(({ code, count }) => [code, count])),
    ).to.deep.equal([['media-type-refused', 1]]);
    expect(accepted).to.deep.equal([
      'application/fhir+json',
      'application/json',
      'application/json',
    ]);
  });
});
