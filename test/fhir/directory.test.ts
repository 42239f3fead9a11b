import { describe, expect, it } from 'vitest';
import { healthSystem } from '../../demo/sandbox/health-system.mjs';
import { accepted, acceptsOf } from '../../src/fhir/accepting-patients.js';
import { Directory } from '../../src/fhir/directory.js';
import type { ScheduleFacts } from '../../src/fhir/schedule-facts.js';
import { IssueTally } from '../../src/fhir/issue-tally.js';
import { toldIssues } from '../../src/fhir/told-issues.js';
import type { JsonObject } from '../../src/fhir/lenient.js';
import { extension, place, schedule } from '../support/publisher.js';

async function directoryOf(...resources: readonly JsonObject[]) {
  const issues = new IssueTally();
  const directory = new Directory(issues);
  for (const resource of resources) directory.add(resource);
  await directory.ready();
  return { directory, issues };
}

/** The facts of `Schedule/s`, with these resources beside or instead of its place. */
async function facts(...resources: readonly JsonObject[]): Promise<ScheduleFacts> {
  return (await directoryOf(schedule, place, ...resources)).directory.schedule('Schedule/s');
}

const location = (more: JsonObject) => ({ ...place, ...more });
const led = (...actor: readonly object[]) => ({ ...schedule, actor });
const role = (more: JsonObject) => ({
  resourceType: 'PractitionerRole',
  id: 'r',
  practitioner: { reference: 'Practitioner/p', display: 'Dr. Ana Ruiz' },
  location: [{ reference: 'Location/l' }],
  ...more,
});
const byRole = led({ reference: 'PractitionerRole/r' });
const service = (more: JsonObject) => ({
  resourceType: 'HealthcareService',
  id: 'h',
  name: 'Walk-in clinic',
  ...more,
});
const byService = led({ reference: 'HealthcareService/h' });
const organization = { resourceType: 'Organization', id: 'o', name: 'Bluestem Health' };
const phone = (value: string, more: JsonObject = {}) => ({ system: 'phone', value, ...more });
const concept = (code: string, display: string, system = 'https://codes.example/x') => ({
  coding: [{ system, code, display }],
});
const later = (member: string) => `http://hl7.org/fhir/5.0/StructureDefinition/extension-${member}`;
const planNet = 'http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/';

describe('opening hours', () => {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const week = [
    { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:30' },
    { days: [6], opens: '09:00', closes: '12:00' },
  ];
  const available = [
    { daysOfWeek: ['sat'], availableStartTime: '09:00:00', availableEndTime: '12:00:00' },
    ...weekdays.map((day) => ({
      daysOfWeek: [day],
      availableStartTime: '08:00:00',
      availableEndTime: '17:30:00',
    })),
  ];
  const inParts = {
    url: later('Location.hoursOfOperation'),
    extension: available.map(({ daysOfWeek, availableStartTime, availableEndTime }) => ({
      url: 'availableTime',
      extension: [
        ...daysOfWeek.map((day) => ({ url: 'daysOfWeek', valueCode: day })),
        { url: 'availableStartTime', valueTime: availableStartTime },
        { url: 'availableEndTime', valueTime: availableEndTime },
      ],
    })),
  };

  it.each([
    [
      'the place, as in R4',
      location({
        hoursOfOperation: available.map((each) => ({
          daysOfWeek: each.daysOfWeek,
          openingTime: each.availableStartTime,
          closingTime: each.availableEndTime,
        })),
      }),
    ],
    ['the place, as in R5', location({ hoursOfOperation: [{ availableTime: available }] })],
    ['the place, by an extension', location({ extension: [inParts] })],
    [
      'the service, as in R4',
      byService,
      service({ location: [{ reference: 'Location/l' }], availableTime: available }),
    ],
    [
      'the service, as in R5',
      byService,
      service({
        location: [{ reference: 'Location/l' }],
        availability: [{ availableTime: available }],
      }),
    ],
    ['the practitioner, where nobody else tells', byRole, role({ availableTime: available })],
  ])('are those of %s', async (_, ...resources) => {
    expect((await facts(...(resources as readonly JsonObject[]))).place?.hours).to.deep.equal(week);
  });

  it('are the place’s where the practitioner has others', async () => {
    const open = location({ hoursOfOperation: [{ daysOfWeek: ['sun'], allDay: true }] });
    const told = await facts(byRole, role({ availableTime: available }), open);
    expect(told.place?.hours).to.deep.equal([{ days: [7], allDay: true }]);
  });

  it('may be said in other ways: every day, to midnight, one end only', async () => {
    const open = location({
      hoursOfOperation: [
        { openingTime: '7:30', closingTime: '24:00' },
        { daysOfWeek: 'Monday', openingTime: '06:00:00' },
      ],
    });
    expect((await facts(open)).place?.hours).to.deep.equal([
      { days: [1], opens: '06:00' },
      { days: [1, 2, 3, 4, 5, 6, 7], opens: '07:30', closes: '24:00' },
    ]);
  });

  it('are nothing where no hour or no day of them can be read', async () => {
    const open = location({
      hoursOfOperation: [
        null,
        {},
        { daysOfWeek: ['mon'] },
        { daysOfWeek: ['someday'], openingTime: '08:00' },
        { daysOfWeek: ['mon'], openingTime: 'early', closingTime: null },
      ],
    });
    expect((await facts(open)).place).not.to.have.property('hours');
  });

  it('do not hold when the place says that it is closed', async () => {
    const closed = location({
      hoursOfOperation: [
        {
          notAvailableTime: [
            { description: 'Holidays', during: { start: '2026-12-24', end: '2026-12-26' } },
          ],
        },
      ],
      availabilityExceptions: 'Closed on public holidays',
    });
    expect((await facts(closed)).place?.closures).to.deep.equal([
      { text: 'Holidays', from: '2026-12-24', to: '2026-12-26' },
      { text: 'Closed on public holidays' },
    ]);
    const away = service({
      location: [{ reference: 'Location/l' }],
      notAvailable: [{ description: 'Moving house' }, { during: {} }],
    });
    expect((await facts(byService, away)).place?.closures).to.deep.equal([
      { text: 'Moving house' },
    ]);
  });
});

describe('access', () => {
  const ramp = concept('wheelchair', 'Wheelchair accessible');
  const read = [
    { text: 'Wheelchair accessible', system: 'https://codes.example/x', code: 'wheelchair' },
  ];

  it.each([
    ['the place', location({ characteristic: [ramp] })],
    [
      'the place, by an extension',
      location({
        extension: [{ url: later('Location.characteristic'), valueCodeableConcept: ramp }],
      }),
    ],
    [
      'an insurer’s directory',
      location({ extension: [{ url: `${planNet}accessibility`, valueCodeableConcept: ramp }] }),
    ],
    [
      'the service',
      byService,
      service({
        location: [{ reference: 'Location/l' }],
        characteristic: [
          ramp,
          concept('videoconference', 'Video', 'http://hl7.org/fhir/service-mode'),
        ],
      }),
    ],
  ])('is told by %s', async (_, ...resources) => {
    expect((await facts(...(resources as readonly JsonObject[]))).place?.access).to.deep.equal(
      read,
    );
  });

  it('comes with what to know before coming, unless that is all the name there is', async () => {
    const upstairs = location({ description: 'Second floor, ring twice' });
    const fasting = service({
      location: [{ reference: 'Location/l' }],
      extraDetails: 'Come fasting.',
    });
    expect((await facts(byService, fasting, upstairs)).place?.instructions).to.equal(
      'Second floor, ring twice Come fasting.',
    );
    expect((await facts(upstairs)).place?.instructions).to.equal('Second floor, ring twice');
    expect((await facts(byService, fasting)).place?.instructions).to.equal('Come fasting.');
    const nameless = (await facts(led({ reference: 'Location/l' }), { ...upstairs, name: '' }))
      .place;
    expect(nameless?.name).to.equal('Second floor, ring twice');
    expect(nameless).not.to.have.property('instructions');
  });
});

describe('languages', () => {
  const tag = {
    coding: [
      { system: 'http://loc.example/iso639', code: 'spa', display: 'Spanish' },
      { system: 'urn:ietf:bcp:47', code: 'es', display: 'Spanish' },
    ],
  };
  const spanish = [{ text: 'Spanish', system: 'urn:ietf:bcp:47', code: 'es' }];
  const person = (communication: unknown) => ({
    resourceType: 'Practitioner',
    id: 'p',
    name: [{ text: 'Dr. Ana Ruiz' }],
    communication,
  });

  it.each([
    ['role', role({ communication: [tag] })],
    [
      'role, by an extension',
      role({
        extension: [{ url: later('PractitionerRole.communication'), valueCodeableConcept: tag }],
      }),
    ],
    ['practitioner, as in R4', role({}), person([tag])],
    ['practitioner, as in R5', role({}), person([{ language: tag, preferred: true }])],
    [
      'service, where the practitioner tells none',
      role({ healthcareService: [{ reference: 'HealthcareService/h' }] }),
      service({ communication: [tag] }),
    ],
  ])('are those of the %s', async (_, ...resources) => {
    expect((await facts(byRole, ...(resources as readonly JsonObject[]))).languages).to.deep.equal(
      spanish,
    );
  });

  it('are the practitioner’s, not those that others at the service speak', async () => {
    const told = await facts(
      byRole,
      role({ healthcareService: [{ reference: 'HealthcareService/h' }], communication: [tag] }),
      service({ communication: [concept('so', 'Somali')] }),
    );
    expect(told.languages).to.deep.equal(spanish);
  });
});

describe('who may book', () => {
  const code = (...codes: readonly string[]) => ({ coding: codes.map((code) => ({ code })) });

  it.each([
    ['newpt', 'new'],
    ['existptonly', 'existing'],
    ['existptfam', 'existing'],
    ['nopt', 'existing'],
    ['ROUTINE', undefined],
    ['constructor', undefined],
  ])('is told by a slot’s code %s: %s', (each, who) => {
    expect(acceptsOf(accepted(code(each)))).to.equal(who);
  });

  it('is anybody where a slot says both, whatever its schedule says', () => {
    expect(acceptsOf(accepted(code('newpt', 'existptonly')), 'existing')).to.equal(undefined);
    expect(acceptsOf(accepted(code('WALKIN')), 'existing')).to.equal('existing');
    expect(acceptsOf(accepted(code('newpt')), 'existing')).to.equal('new');
  });

  const networks = (...codes: readonly string[]) => ({
    extension: codes.map((each) => ({
      url: `${planNet}newpatients`,
      extension: [{ url: 'acceptingPatients', valueCodeableConcept: code(each) }],
    })),
  });

  it('is usually who the schedule, the role or the service accepts', async () => {
    const accepts = async (...resources: readonly JsonObject[]) =>
      (await facts(...resources)).accepts;
    expect(await accepts({ ...schedule, ...networks('nopt') })).to.equal('existing');
    expect(await accepts(byRole, role(networks('existptonly')))).to.equal('existing');
    expect(await accepts(byRole, role({ characteristic: [code('existptonly')] }))).to.equal(
      'existing',
    );
    expect(await accepts(byService, service({ characteristic: [code('nopt')] }))).to.equal(
      'existing',
    );
  });

  it('is anybody where new patients are welcome, or welcome with some insurance', async () => {
    expect((await facts(byRole, role(networks('newpt')))).accepts).to.equal(undefined);
    expect((await facts(byRole, role(networks('newpt', 'nopt')))).accepts).to.equal(undefined);
  });
});

describe('a video visit', () => {
  const virtual = (more: JsonObject) => facts({ ...place, ...more });

  it.each([
    { virtualService: [{ addressUrl: 'https://video.example/1' }] },
    { extension: [{ url: later('Location.virtualService'), valueString: 'Zoom' }] },
    { physicalType: concept('vi', 'Virtual') },
    { form: concept('vi', 'Virtual') },
  ])('is at a place that says so: %j', async (more) => {
    expect((await virtual(more)).mode).to.equal('virtual');
    expect((await virtual({})).mode).to.equal('in-person');
  });

  it.each([{ name: 'Virtual urgent care' }, { type: [{ text: 'Telehealth' }] }])(
    'is a service without a place that says so: %j',
    async (more) => {
      expect((await facts(byService, service(more))).mode).to.equal('virtual');
    },
  );

  it('is a service of which every code says that it is given from afar, wherever its people sit', async () => {
    const modes = (...codes: readonly string[]) =>
      service({
        location: [{ reference: 'Location/l' }],
        characteristic: codes.map((each) =>
          concept(each, each, 'http://hl7.org/fhir/service-mode'),
        ),
      });
    expect((await facts(byService, modes('telephone', 'chat'))).mode).to.equal('virtual');
    expect((await facts(byService, modes('in-person', 'chat'))).mode).to.equal('in-person');
    const there = led({ reference: 'HealthcareService/h' }, { reference: 'Location/l' });
    expect((await facts(there, modes('telephone'))).mode).to.equal('in-person');
  });
});

describe('a service', () => {
  const whole = service({
    type: [{ text: 'Vaccination' }],
    specialty: [{ text: 'Pediatrics' }],
    providedBy: { reference: 'Organization/o' },
    location: [{ reference: 'Location/l' }],
    telecom: [phone('978-555-0199')],
  });

  it('leads to its kind, specialty, organization and place', async () => {
    const told = await facts(byService, whole, organization);
    expect(told).to.deep.include({
      services: [{ text: 'Vaccination' }],
      specialties: [{ text: 'Pediatrics' }],
      organization: { reference: 'Organization/o', name: 'Bluestem Health' },
    });
    expect(told.place?.name).to.equal('Harbor Street Family Medicine');
  });

  it('is the organization’s that can be told, where others are only identified', async () => {
    const providedBy = [{ identifier: { value: 'R778' } }, { reference: 'Organization/o' }];
    const told = await facts(byService, service({ providedBy }), organization);
    expect(told.organization?.name).to.equal('Bluestem Health');
  });

  it('is found by way of a role, too', async () => {
    const told = await facts(
      byRole,
      role({ location: [], healthcareService: [{ reference: 'HealthcareService/h' }] }),
      whole,
    );
    expect(told.place?.name).to.equal('Harbor Street Family Medicine');
    expect(told.services).to.deep.equal([{ text: 'Vaccination' }]);
  });

  it('is called by its name where nothing else is known of it', async () => {
    expect(
      await facts(byService, service({ providedBy: [{ identifier: { value: 'R778' } }] })),
    ).to.deep.include({
      services: [{ text: 'Walk-in clinic' }],
      organization: { reference: 'HealthcareService/h', name: 'Walk-in clinic' },
    });
    expect(
      (await facts(led({ reference: 'HealthcareService/9', display: 'Flu shots' }))).services,
    ).to.deep.equal([{ text: 'Flu shots' }]);
  });
});

describe('the telephone of a place', () => {
  const silent = location({
    telecom: [phone('')],
    managingOrganization: { reference: 'Organization/o' },
  });
  const number = async (...resources: readonly JsonObject[]) =>
    (await facts(...resources)).place?.phone;

  it('is its own, of several the one ranked first, as it is written', async () => {
    const several = [
      phone('1', { rank: 2 }),
      phone('(856) 825-7742', { rank: 1 }),
      phone('3', { use: 'old', rank: 0 }),
      { system: 'fax', value: '4' },
    ];
    expect(await number(location({ telecom: several }))).to.equal('(856) 825-7742');
    expect(await number(location({ telecom: phone('907-6448400') }))).to.equal('907-6448400');
    expect(
      await number(
        location({
          telecom: [],
          contact: [
            { purpose: { text: 'Billing' }, telecom: [phone('1')] },
            { telecom: [phone('2')] },
          ],
        }),
      ),
    ).to.equal('2');
  });

  it('is else the service’s, the role’s, the organization’s', async () => {
    const office = { ...organization, telecom: [phone('800-555-0100')] };
    expect(await number(silent, office)).to.equal('800-555-0100');
    expect(
      await number(silent, office, byRole, role({ telecom: [phone('800-555-0101')] })),
    ).to.equal('800-555-0101');
    const desk = service({
      location: [{ reference: 'Location/l' }],
      telecom: [phone('800-555-0102')],
    });
    expect(await number(silent, office, byService, desk)).to.equal('800-555-0102');
  });

  it('is the number to book with where there is no place', async () => {
    const told = await facts(byService, service({ telecom: [phone('800-555-0102')] }));
    expect(told.bookingPhone).to.equal('800-555-0102');
    expect(await facts(silent)).not.to.have.property('bookingPhone');
    expect(await facts(place)).not.to.have.property('bookingPhone');
  });
});

describe('who and where', () => {
  it('is somebody who is only named in a role', async () => {
    const told = await facts(byRole, role({ practitioner: { display: 'NP Lee' } }));
    expect(told.practitioner).to.deep.equal({ reference: 'PractitionerRole/r', name: 'NP Lee' });
  });

  it('is everybody of a visit that several people give, each once', async () => {
    const told = await facts(
      led(
        { reference: 'PractitionerRole/r' },
        { reference: 'Practitioner/p', display: 'Dr. Ana Ruiz' },
        { reference: 'Practitioner/q', display: 'Dr. Ben Ode' },
      ),
      role({}),
    );
    expect(told.practitioner).to.deep.equal({
      reference: 'Practitioner/p',
      name: 'Dr. Ana Ruiz, Dr. Ben Ode',
    });
  });

  it('is read from actors that are only words: first who, then where', async () => {
    const told = await facts(led({ display: 'Dr. No One' }, { display: 'Napa Office' }));
    expect([told.practitioner?.name, told.place?.name]).to.deep.equal([
      'Dr. No One',
      'Napa Office',
    ]);
    const somebody = await facts(
      led({ reference: 'Practitioner/p', display: 'Dr. Ana Ruiz' }, { display: 'Napa Office' }),
    );
    expect(somebody.place?.name).to.equal('Napa Office');
  });

  it('is where an extension of the schedule says', async () => {
    const told = await facts({
      ...led({ reference: 'Practitioner/p', display: 'Dr. Ana Ruiz' }),
      extension: [
        {
          url: 'https://ehr.example/StructureDefinition/scheduling-location',
          valueReference: { reference: 'Location/l' },
        },
      ],
    });
    expect(told.place?.reference).to.equal('Location/l');
  });

  it('is a machine with its name, its place and its owner', async () => {
    const told = await facts(led({ reference: 'Device/ct' }), organization, {
      resourceType: 'Device',
      id: 'ct',
      deviceName: [
        { name: 'Revolution', type: 'model-name' },
        { name: 'CT scanner', type: 'user-friendly-name' },
      ],
      location: { reference: 'Location/l' },
      owner: { reference: 'Organization/o' },
    });
    expect([told.device?.name, told.place?.reference, told.organization?.name]).to.deep.equal([
      'CT scanner',
      'Location/l',
      'Bluestem Health',
    ]);
  });

  const other = { ...place, id: 'm', name: 'Lakeview', extension: [] };

  it('is, of a building and a room, the one with an address', async () => {
    const room = { resourceType: 'Location', id: 'room', name: 'Room 3' };
    const told = await facts(
      led({ reference: 'Location/room' }, { reference: 'Location/l' }),
      room,
    );
    expect(told.place?.reference).to.equal('Location/l');
  });

  it('is where role and service agree', async () => {
    const told = await facts(
      byRole,
      other,
      role({
        location: [{ reference: 'Location/m' }, { reference: 'Location/l' }],
        healthcareService: { reference: 'HealthcareService/h' },
      }),
      service({ location: [{ reference: 'Location/l' }] }),
    );
    expect(told.place?.reference).to.equal('Location/l');
  });

  it('sends nobody to one of several places by guess', async () => {
    const { directory, issues } = await directoryOf(
      byRole,
      place,
      other,
      role({ location: [{ reference: 'Location/l' }, { reference: 'Location/m' }] }),
    );
    const told = directory.schedule('Schedule/s');
    expect(told.place).to.deep.equal({ name: 'Harbor Street Family Medicine / Lakeview' });
    expect(told).not.to.have.property('timeZone');
    expect(issues.take().map(({ code }) => code)).to.deep.equal(['place-uncertain']);
  });

  it('has the specialty of the schedule under either prefix', async () => {
    for (const prefix of [
      'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/',
      'http://fhir-registry.smarthealthit.org/StructureDefinition/',
    ]) {
      const told = await facts({
        ...schedule,
        extension: [
          extension(
            'specialty',
            { valueCoding: { code: '394582007', display: 'Dermatology' } },
            prefix,
          ),
        ],
      });
      expect(told.specialties).to.deep.equal([{ text: 'Dermatology', code: '394582007' }]);
    }
  });
});

describe('times that are to be had elsewhere', () => {
  const says = (id: string, code: string, prefix?: string) => ({
    ...schedule,
    id,
    extension: [extension('has-availability', { valueCode: code }, prefix)],
  });

  it('are those of schedules that say so and have none asked for', async () => {
    const { directory, issues } = await directoryOf(
      place,
      says('a', 'some'),
      says('b', 'some', 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/'),
      says('published', 'some'),
      says('none', 'none'),
      says('unknown', 'unknown'),
      { ...says('its-place', 'some'), resourceType: 'Location' },
      { ...says('unreachable', 'some'), actor: [{ display: 'Dr. No One' }] },
    );
    directory.schedule('Schedule/published');
    const { elsewhere = [] } = await directory.remarks();
    expect(elsewhere.map((each) => [each.schedule, each.phone])).to.deep.equal([
      ['Schedule/a', '978-555-0118'],
      ['Schedule/b', '978-555-0118'],
    ]);
    expect(elsewhere[0]?.place?.name).to.equal('Harbor Street Family Medicine');
    expect(await toldIssues(issues)).to.deep.equal([
      {
        code: 'availability-elsewhere',
        message: 'A schedule says that it has times, and publishes none.',
        count: 3,
        example: 'Schedule/a',
      },
    ]);
  });

  it('are nobody’s where nobody says so', async () => {
    expect(await (await directoryOf(place, schedule)).directory.remarks()).to.deep.equal({});
  });
});

describe('the age of what an aggregator gives', () => {
  const synced = (valueDateTime: string) => ({
    meta: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/lastSourceSync', valueDateTime }],
    },
  });

  it('is told from the oldest to the latest', async () => {
    const { directory } = await directoryOf(
      { ...schedule, ...synced('2026-11-23T12:00:00Z') },
      { ...place, ...synced('2026-11-23T05:00:00-05:00') },
      { resourceType: 'Device', id: 'd', ...synced('2026-11-23T13:00:00Z') },
      { ...organization, ...synced('yesterday') },
    );
    const { syncedAt } = await directory.remarks();
    expect(syncedAt).to.deep.equal({
      oldest: '2026-11-23T10:00:00.000Z',
      latest: '2026-11-23T13:00:00.000Z',
    });
  });

  it('is told by what has no id, too', async () => {
    const { directory } = await directoryOf(
      { resourceType: 'Location', ...synced('2026-11-23T12:00:00Z') },
      { resourceType: 'Location', ...synced('2026-11-23T11:00:00Z') },
    );
    const { syncedAt } = await directory.remarks();
    expect(syncedAt).to.deep.equal({
      oldest: '2026-11-23T11:00:00.000Z',
      latest: '2026-11-23T12:00:00.000Z',
    });
  });

  it('is not told where nobody says', async () => {
    expect(await (await directoryOf(schedule)).directory.remarks()).to.deep.equal({});
  });
});

describe('the health system of the sandbox', () => {
  it('tells of each visit in what languages, and of each clinic when it is open and who can enter', async () => {
    const { files } = healthSystem({
      now: new Date('2026-11-23T14:00:00Z'),
      slotServer: 'http://slots.example',
      portal: 'http://portal.example',
    });
    const lines = [...files].flatMap(([name, lines]) => (name.startsWith('slots') ? [] : lines));
    const { directory } = await directoryOf(...lines.map((line) => JSON.parse(line) as JsonObject));
    const child = directory.schedule('Schedule/lucia-marin');
    expect(child.languages?.map(({ text }) => text)).to.deep.equal(['Spanish', 'English']);
    expect(child.place?.access?.map(({ code }) => code)).to.deep.equal(['wheelchair']);
    expect(child.place?.hours).to.deep.equal([
      { days: [1, 3], opens: '08:00', closes: '17:00' },
      { days: [2, 4], opens: '09:00', closes: '17:00' },
      { days: [5], opens: '08:00', closes: '13:00' },
    ]);
  });
});

describe('what publishers send for nothing', () => {
  it.each(['', 'null', 'nil', null])('is nothing: %j', async (none) => {
    const told = await facts(
      led({ reference: 'Location/l', display: none }),
      location({
        name: none,
        description: none,
        hoursOfOperation: none,
        telecom: [phone('')],
        address: { line: [none, '18 Harbor Street'], city: none, state: 'MA', postalCode: none },
      }),
    );
    expect(told.place).to.deep.equal({ reference: 'Location/l', name: '18 Harbor Street, MA' });
  });

  it('is nothing that a patient sees, where an identifier is unknown', async () => {
    const told = await facts(location({ identifier: [{ value: 'unknown VTrckS pin for 13656' }] }));
    expect(JSON.stringify(told)).not.to.contain('VTrckS');
  });

  it.each([
    ['8332-3762', 'NJ', undefined, '08332-3762'],
    [8332, 'nj', 'US', '08332'],
    ['801', 'VI', undefined, '00801'],
    ['8332', 'NY', undefined, '8332'],
    ['8332', 'NJ', 'CH', '8332'],
    ['08332', 'NJ', undefined, '08332'],
    ['801', 'NJ', undefined, '801'],
  ])('the postal code %j of %s, %s, is %s', async (postalCode, state, country, shown) => {
    const told = await facts(
      location({ address: { city: 'Millville', state, postalCode, country } }),
    );
    expect(told.place?.address).to.equal(`Millville, ${state} ${shown}`);
  });

  it.each(['0', 0, 'a.b_c d', 'x-1'])('an id may be %j', async (id) => {
    const told = await facts(led({ reference: `Location/${id}` }), { ...place, id });
    expect(told.place?.name).to.equal('Harbor Street Family Medicine');
  });
});
