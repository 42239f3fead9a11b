import { describe, expect, it } from 'vitest';
import { offer } from '../../src/availability/offer.js';
import { Timetable } from '../../src/availability/timetable.js';
import { SlotRows } from '../../src/model/slot-rows.js';
import type { Slot } from '../../src/model/slot.js';
import {
  SourceError,
  type SourceErrorCode,
  type SourceSetup,
} from '../../src/model/slot-source.js';
import { configure, type Settings } from '../../src/page/configuration.js';
import { checkSetup } from '../../src/page/setup-check.js';
import type { SetupFacts } from '../../src/page/setup-facts.js';
import type { SetupIssue } from '../../src/page/setup-issue.js';
import type { SourceFindings } from '../../src/page/source-report.js';
import { slotAt } from '../../src/testing/slot-at.js';

const endpoint = 'https://fhir.example/r4';
const slot = slotAt('2027-03-02T14:00:00Z');
const timetableOf = (...slots: readonly Slot[]) => Timetable.of([SlotRows.of(slots)]);
const offerOf = (...slots: readonly Slot[]) => offer(timetableOf(...slots), { viewerZone: 'UTC' });
const whole: SourceFindings = {
  endpoint,
  timetable: timetableOf(slot),
  issues: [],
  complete: true,
};
const refusing = async () => Promise.reject(new TypeError('Failed to fetch'));

interface Page extends Partial<Omit<SetupFacts, 'page' | 'configuration'>> {
  readonly settings?: Settings;
  readonly address?: string;
}

function check({ settings = {}, address, ...facts }: Page): Promise<readonly SetupIssue[]> {
  const page = new URL(address ?? 'https://clinic.example/book');
  return checkSetup({
    configuration: configure({ endpoint, ...settings }, page),
    faults: [],
    page,
    findings: [whole],
    query: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' },
    offer: offerOf(slot),
    versions: ['1.2.3'],
    fetch: refusing,
    ...facts,
  });
}

const failed = (code: SourceErrorCode, setup?: SourceSetup): Page => ({
  findings: [
    {
      ...whole,
      timetable: Timetable.empty,
      complete: false,
      error: new SourceError(code, 'it failed', { ...(setup && { setup }) }),
    },
  ],
  offer: offerOf(),
});
const found = (findings: Partial<SourceFindings>): Page => ({
  findings: [{ ...whole, timetable: Timetable.empty, ...findings }],
  offer: offerOf(),
});
const codes = (issues: readonly SetupIssue[]) =>
  issues.map(({ severity, code }) => `${severity} ${code}`);

describe('a page that is set up well', () => {
  it('has nothing to be told of', async () => {
    expect(await check({})).to.deep.equal([]);
  });

  it('may have every setting that there is', async () => {
    const settings: Settings = {
      protocol: 'slot-search',
      recordsEndpoint: 'https://fhir.example/r4',
      returnUrl: '/booked?from=portal',
      launch: 'tab',
      portalOrigins: 'https://portal.example https://other.example/',
      locale: 'es',
      timeZone: 'America/New_York',
      times: 'clock',
      hourCycle: 'h23',
      startDate: '2027-03-01',
      days: 14,
      horizon: 'P90D',
      minNotice: 'PT4H',
      practitioner: 'Practitioner/1 Practitioner/2',
      visitMode: 'virtual',
      patientType: 'new',
      contactUrl: '/contact',
      mapUrl: 'https://maps.example/?q={query}',
      headingLevel: 6,
      attemptTtl: 'PT24H',
      remember: 'device',
    };
    expect(await check({ settings })).to.deep.equal([]);
  });
});

describe('the webmaster is told of an endpoint that', () => {
  it.each<[string, Page, string, RegExp]>([
    ['is missing', failed('endpoint-missing'), 'error endpoint-missing', /Set endpoint=/],
    [
      'is no address',
      failed('endpoint-invalid'),
      'error endpoint-invalid',
      /base URL of a FHIR server/,
    ],
    ['is down', failed('network'), 'error endpoint-unreachable', /connect-src/],
    [
      'does not allow the page',
      { ...failed('network'), fetch: async () => Response.error() },
      'error cors-refused',
      /Access-Control-Allow-Origin/,
    ],
    ['answers with an error', failed('http'), 'error http', /base URL of a FHIR server/],
    ['wants a sign-in', failed('unauthorized'), 'error unauthorized', /without a sign-in/],
    ['is no FHIR server', failed('unreadable', 'not-fhir'), 'error not-fhir', /Open the address/],
    [
      'wants a service type',
      failed('endpoint-invalid', 'service-type-missing'),
      'error service-type-missing',
      /Set service-type=/,
    ],
    ['breaks in a way of its own', failed('unreadable'), 'error unreadable', /scheduler-error/],
    [
      'cannot be asked, as a script is missing',
      { ...failed('network', 'script-missing'), fetch: async () => new Response() },
      'error script-missing',
      /all files of dist\/cdn/,
    ],
    [
      'sends nothing that can be used',
      {
        findings: [
          {
            ...whole,
            timetable: Timetable.empty,
            complete: false,
            issues: [{ code: 'start-unreadable', message: 'No start.', count: 2 }],
          },
        ],
        offer: offerOf(),
      },
      'error unreadable',
      /scheduler-error/,
    ],
    [
      'broke off, when there were times already',
      { findings: [{ ...whole, complete: false, error: new SourceError('network', 'broke off') }] },
      'warning network',
      /scheduler-error/,
    ],
    [
      'has only times without room',
      found({ timetable: timetableOf({ ...slot, capacity: 0 }) }),
      'warning empty',
      /free slots/,
    ],
    ['has nothing free', found({}), 'warning empty', /"horizon" and "min-notice"/],
    [
      'has nothing that fits the presets',
      { ...found({}), settings: { specialty: '1', visitMode: 'virtual' } },
      'warning empty',
      /Compare the presets/,
    ],
    [
      'has not been kept up to date',
      found({ issues: [{ code: 'all-past', message: 'Every slot lies in the past.', count: 1 }] }),
      'warning all-past',
      /data is current/,
    ],
    [
      'sends something odd',
      {
        findings: [
          {
            ...whole,
            issues: [
              { code: 'schedule-missing', message: 'Odd.', count: 3, example: 'Schedule/9' },
            ],
          },
        ],
      },
      'warning schedule-missing',
      /whoever runs that server/,
    ],
  ])('%s', async (_, page, code, fix) => {
    const issues = await check(page);
    expect(codes(issues)[0]).to.equal(code);
    expect(issues[0]?.fix).to.match(fix);
  });

  it('is asked again only to find out why it did not answer, and nothing of the page goes there', async () => {
    const asked: Parameters<typeof globalThis.fetch>[] = [];
    const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
      asked.push(given);
      return new Response();
    };
    await check({ fetch });
    await check({ ...failed('http'), fetch });
    expect(asked).to.deep.equal([]);
    await check({ ...failed('network'), fetch });
    const signal = asked[0]?.[1]?.signal;
    delete asked[0]?.[1]?.signal;
    expect(asked).to.deep.equal([
      [
        endpoint,
        { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
      ],
    ]);
    expect(signal).to.be.instanceOf(AbortSignal);
  });

  it('names which of several it is, without its query', async () => {
    const issues = await check({
      findings: [
        whole,
        {
          ...whole,
          label: 'Lakeview',
          timetable: Timetable.empty,
          error: new SourceError('http', 'no'),
        },
        { ...whole, endpoint: `${endpoint}?sig=SECRET`, timetable: Timetable.empty },
      ],
    });
    expect(issues.map(({ message }) => message)).to.deep.equal([
      'Lakeview: no',
      `${endpoint}: there is no free slot within the horizon.`,
    ]);
  });
});

describe('the webmaster is told of times', () => {
  const { bookingUrl: _, ...byPhone } = slot;
  it.each<[string, Page, readonly string[]]>([
    ['that can be booked by telephone only', { offer: offerOf(byPhone) }, ['warning no-links']],
    [
      'whose every link is unsafe',
      { offer: offerOf({ ...slot, bookingUrl: 'http://portal.example/' }) },
      ['error no-links'],
    ],
    [
      'of which one has a link that a portal’s return would collide with',
      {
        offer: offerOf(slot, {
          ...slot,
          id: 'other',
          bookingUrl: 'https://portal.example/?state=MA',
        }),
      },
      ['warning portal-parameter-conflict'],
    ],
    [
      'whose links the page itself forbids',
      { settings: { portalOrigins: 'https://elsewhere.example' } },
      ['error no-links'],
    ],
    [
      'whose zone nobody tells',
      { offer: offerOf({ ...slot, timeZone: '-05:00', timeZoneFrom: 'offset' }) },
      ['warning zone-guessed'],
    ],
  ])('%s', async (__, page, expected) => {
    expect(codes(await check(page))).to.deep.equal(expected);
  });

  it('but not of a video visit, which is at the patient’s own time', async () => {
    const { timeZone: __, ...anywhere } = slot;
    const video = { ...anywhere, mode: 'virtual', timeZoneFrom: 'viewer' } as const;
    expect(await check({ offer: offerOf(video) })).to.deep.equal([]);
  });

  it('without the query of a link, which may be signed', async () => {
    const signed = { ...slot, bookingUrl: 'http://portal.example/book?signature=secret' };
    const [issue] = await check({ offer: offerOf(signed) });
    expect(issue?.message).to.contain('http://portal.example/book').and.not.to.contain('secret');
  });
});

describe('the webmaster is told of the page', () => {
  it('where its query is lost on the way back', async () => {
    const address = 'https://clinic.example/book?clinic=7&lang=es';
    const [issue] = await check({ address });
    expect(issue?.code).to.equal('return-url-missing');
    expect(issue?.message).to.contain('(clinic, lang)');
    expect(await check({ address, settings: { returnUrl: '/book?clinic=7' } })).to.deep.equal([]);
    expect(
      await check({ address: `${'https://clinic.example/book'}?outcome=booked` }),
    ).to.deep.equal([]);
  });

  it('where the way back leads elsewhere', async () => {
    expect(codes(await check({ settings: { returnUrl: 'https://evil.example/' } }))).to.deep.equal([
      'error return-url-invalid',
    ]);
    expect(codes(await check({ address: 'http://clinic.example/book' }))).to.deep.equal([
      'error return-url-invalid',
    ]);
  });

  it.each<[Settings, string]>([
    [{ days: 40 }, 'days="40" is not allowed; 14 is used instead.'],
    [{ days: NaN }, 'days="NaN" is not allowed; the default is used instead.'],
    [{ headingLevel: 0 }, 'heading-level="0" is not allowed; 1 is used instead.'],
    [{ attemptTtl: 'PT1M' }, 'attempt-ttl="PT1M" is not allowed; PT5M is used instead.'],
    [{ attemptTtl: 'P7D' }, 'attempt-ttl="P7D" is not allowed; PT24H is used instead.'],
    [{ horizon: '60 days' }, 'horizon="60 days" is not allowed; P60D is used instead.'],
    [{ locale: 'english_US' }, 'locale="english_US" is not allowed; the default is used instead.'],
    [{ timeZone: 'Boston' }, 'time-zone="Boston" is not allowed; the default is used instead.'],
    [
      { startDate: '3/1/2027' },
      'start-date="3/1/2027" is not allowed; the default is used instead.',
    ],
    [{ launch: 'window' }, 'launch="window" is not allowed; redirect is used instead.'],
    [{ visitMode: 'video' }, 'visit-mode="video" is not allowed; the default is used instead.'],
    [
      { mapUrl: 'https://maps.example/' },
      'map-url="https://maps.example/" is not allowed; the default is used instead.',
    ],
    [
      { contactUrl: 'javascript:alert(1)' },
      'contact-url="javascript:alert(1)" is not allowed; the default is used instead.',
    ],
  ])('where %o is written', async (settings, message) => {
    const issues = await check({ settings, offer: offerOf() });
    expect(issues.map((issue) => [issue.code, issue.message])).to.deep.equal([
      ['attribute-out-of-range', message],
    ]);
    expect(issues[0]?.fix).to.match(/^Write (?!undefined).+\.$/);
  });

  it('where another version of the element was loaded', async () => {
    const [issue] = await check({ versions: ['1.2.3', '1.1.0'] });
    expect(issue).to.deep.include({ code: 'two-versions', severity: 'warning' });
    expect(issue?.message).to.match(/Version 1\.1\.0 .*version 1\.2\.3 counts/);
  });

  it('of errors before warnings', async () => {
    const issues = await check({ ...failed('http'), settings: { days: 40 }, versions: ['2', '1'] });
    expect(codes(issues)).to.deep.equal([
      'error http',
      'warning attribute-out-of-range',
      'warning two-versions',
    ]);
  });
});
