import { describe } from 'vitest';
import { refusal, searchset } from '../../support/fhir-server.js';
import { feed, hold, server } from '../../support/quirk.js';
import { extension, place, schedule, slotResource } from '../../support/publisher.js';

const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';
const harbor = 'Harbor Street Family Medicine';
const hl7 = 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/';
const capacity = (id: string, valueInteger: unknown, status = 'free') =>
  slotResource(id, nine, { status, extension: [extension('slot-capacity', { valueInteger })] });
const linked = (id: string, ...extensions: readonly object[]) =>
  slotResource(id, nine, { extension: extensions });
const address = { line: ['3 Mill Lane'], city: 'Bridgeton', state: 'NJ' };
const actors = (...each: readonly object[]) => [{ ...schedule, actor: each }];
const at = { reference: 'Location/l' };
const one = [slotResource('1', nine)];
const role = {
  resourceType: 'PractitionerRole',
  id: 'r',
  practitioner: { reference: 'Practitioner/p' },
};
const person = { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Ines Okafor, NP' }] };
const clinic = 'b8e4a0a6-2f3c-4a6e-9a55-0d6ad1b7c001';
const diary = 'b8e4a0a6-2f3c-4a6e-9a55-0d6ad1b7c002';
const named = (urn: string, resource: object) => ({ fullUrl: `urn:uuid:${urn}`, resource });
const inTime = (asked: URLSearchParams) =>
  !asked.getAll('start').includes('lt2026-11-23T14:00:00Z');
const paged = (total: number | undefined, then: number | undefined) =>
  server({
    slots: [],
    says: (path, asked) => {
      if (path !== 'Slot' || !inTime(asked)) return undefined;
      return asked.has('page')
        ? searchset([slotResource('2', ten)], { total: then })
        : searchset([...one, schedule, place], {
            total,
            link: [{ relation: 'next', url: '?page=2' }],
          });
    },
  });

describe('what is said of a slot', () => {
  hold([
    {
      quirk: 15,
      says: 'is a capacity as text, always the same, a flag, none, or one of a slot that is busy',
      sent: feed({
        'Slot-1': [
          capacity('text-none', '0'),
          capacity('text-three', '3'),
          capacity('always-five', 5),
          capacity('flag-off', 0),
          capacity('flag-on', 1),
          capacity('many', 33),
          capacity('null', null),
          linked('untold'),
          capacity('busy-none', 0, 'busy'),
          capacity('busy-five', 5, 'busy'),
        ],
      }),
      shows: [
        { reference: 'Slot/always-five', capacity: 5 },
        { reference: 'Slot/flag-on', capacity: 1 },
        { reference: 'Slot/many', capacity: 33 },
        { reference: 'Slot/null', capacity: undefined },
        { reference: 'Slot/text-three', capacity: 3 },
        { reference: 'Slot/untold', capacity: undefined },
      ],
    },
    {
      quirk: 16,
      says: 'is a link of its own, or one for all, with a query or a fragment: each is kept as it is',
      sent: feed({
        'Slot-1': [
          linked(
            'own',
            extension('booking-deep-link', { valueUrl: 'https://portal.example/t/7~a?x=%20+&y' }),
          ),
          linked('same', extension('booking-deep-link', { valueUrl: 'https://portal.example/' })),
          linked('same2', extension('booking-deep-link', { valueUrl: 'https://portal.example/' })),
          linked(
            'hash',
            extension('booking-deep-link', { valueUri: 'https://portal.example/#/b/1' }, hl7),
          ),
        ],
      }),
      shows: [
        { reference: 'Slot/hash', link: 'https://portal.example/#/b/1' },
        { reference: 'Slot/own', link: 'https://portal.example/t/7~a?x=%20+&y' },
        { reference: 'Slot/same', link: 'https://portal.example/' },
        { reference: 'Slot/same2', link: 'https://portal.example/' },
      ],
    },
    {
      quirk: 16,
      says: 'is no link: the time is shown, with the number to call',
      sent: feed({
        'Slot-1': [
          linked('phone', extension('booking-phone', { valueString: '978-555-0199' })),
          linked('neither'),
        ],
      }),
      shows: [
        {
          reference: 'Slot/neither',
          link: undefined,
          phone: undefined,
          placePhone: '978-555-0118',
        },
        { reference: 'Slot/phone', link: undefined, phone: '978-555-0199' },
      ],
    },
    {
      quirk: 17,
      says: 'is a word that stands for nothing: it is shown nowhere',
      sent: feed({
        'Schedule-1': actors(at),
        'Location-1': [
          {
            ...place,
            name: 'null',
            description: 'Clinic at the old mill',
            identifier: [{ system: 'https://registry.example', value: 'unknown pin for 77' }],
            telecom: [{ system: 'phone', value: 'nil' }],
            address: { line: ['3 Mill Lane', ''], city: 'null', state: 'NJ', postalCode: '08302' },
          },
        ],
        'Slot-1': [
          linked(
            '1',
            extension('booking-phone', { valueString: '' }),
            extension('booking-deep-link', { valueUrl: null }),
          ),
        ],
      }),
      shows: [
        {
          reference: 'Slot/1',
          place: 'Clinic at the old mill',
          address: '3 Mill Lane, NJ 08302',
          placePhone: undefined,
          phone: undefined,
          link: undefined,
        },
      ],
    },
    ...['907-5550100', '9075550100', '(907) 555-0100'].map((written) => ({
      quirk: 17,
      says: `is a number to call, written ${written}: it is shown as written`,
      sent: feed({
        'Location-1': [{ ...place, telecom: [{ system: 'phone', value: written }] }],
        'Slot-1': [linked('1', extension('booking-phone', { valueString: written }))],
      }),
      shows: [{ reference: 'Slot/1', placePhone: written, phone: written }],
    })),
    {
      quirk: 17,
      says: 'is an empty number before the one to call: the one to call is shown',
      sent: feed({
        'Location-1': [
          {
            ...place,
            telecom: [
              { system: 'url', value: 'https://clinic.example' },
              { system: 'phone', value: '' },
              { system: 'phone', value: '978-555-0142' },
            ],
          },
        ],
        'Slot-1': one,
      }),
      shows: [{ reference: 'Slot/1', placePhone: '978-555-0142' }],
    },
    {
      quirk: 17,
      says: 'is a ZIP code that has lost its zero: the address has it again',
      sent: feed({
        'Location-1': [{ ...place, address: { ...address, postalCode: '8302-3762' } }],
        'Slot-1': one,
      }),
      shows: [{ reference: 'Slot/1', address: '3 Mill Lane, Bridgeton, NJ 08302-3762' }],
    },
    ...[
      ['"0"', '0'],
      ['a bare 0', 0],
      ['with dots, spaces and underscores', 'ct.scanner_2 east'],
      ['with signs that no id may have', 'a|b:c@d'],
    ].map(([does, id]) => ({
      quirk: 18,
      says: `is an id ${does}: it leads to its schedule and place`,
      sent: feed({
        'Location-1': [{ ...place, id }],
        'Schedule-1': [{ ...schedule, id, actor: [{ reference: `Location/${id}` }] }],
        'Slot-1': [
          { ...slotResource('', nine, { schedule: { reference: `Schedule/${id}` } }), id },
        ],
      }),
      shows: [{ reference: `Slot/${id}`, schedule: `Schedule/${id}`, start: nine, place: harbor }],
    })),
    {
      quirk: 18,
      says: 'is an id with spaces and dots on a server that includes nothing: it is read by its id',
      sent: server({
        slots: [slotResource('1', nine, { schedule: { reference: 'Schedule/east wing.2' } })],
        others: [{ ...schedule, id: 'east wing.2' }, place],
        says: (path, asked) =>
          path === 'Slot' && asked.has('_include')
            ? searchset([
                slotResource('1', nine, { schedule: { reference: 'Schedule/east wing.2' } }),
              ])
            : undefined,
      }),
      shows: [{ reference: 'Slot/1', schedule: 'Schedule/east wing.2', place: harbor }],
      issues: { 'not-included': 2 },
    },
    {
      quirk: 19,
      says: 'is a place alone',
      sent: feed({ 'Schedule-1': actors(at), 'Slot-1': one }),
      shows: [{ place: harbor, practitioner: undefined, device: undefined }],
    },
    {
      quirk: 19,
      says: 'is a role and a place: the person in the role is named',
      sent: feed({
        'Schedule-1': actors({ reference: 'PractitionerRole/r' }, at),
        'PractitionerRole-1': [role],
        'Practitioner-1': [person],
        'Slot-1': one,
      }),
      shows: [{ place: harbor, practitioner: 'Ines Okafor, NP', device: undefined }],
    },
    {
      quirk: 19,
      says: 'is a device and a place',
      sent: feed({
        'Schedule-1': actors({ reference: 'Device/d' }, at),
        'Device-1': [
          { resourceType: 'Device', id: 'd', deviceName: [{ name: 'Scanner in the east wing' }] },
        ],
        'Slot-1': one,
      }),
      shows: [{ place: harbor, practitioner: undefined, device: 'Scanner in the east wing' }],
    },
    {
      quirk: 19,
      says: 'is a person alone',
      sent: feed({
        'Schedule-1': actors({ reference: 'Practitioner/p' }),
        'Practitioner-1': [person],
        'Slot-1': one,
      }),
      shows: [{ place: undefined, practitioner: 'Ines Okafor, NP', device: undefined }],
    },
    {
      quirk: 19,
      says: 'is a service: the place is the service’s',
      sent: feed({
        'Schedule-1': actors({ reference: 'HealthcareService/h' }),
        'HealthcareService-1': [{ resourceType: 'HealthcareService', id: 'h', location: [at] }],
        'Slot-1': one,
      }),
      shows: [{ place: harbor, practitioner: undefined, device: undefined }],
    },
    {
      quirk: 19,
      says: 'is a name without a reference: the name is shown',
      sent: feed({ 'Schedule-1': actors({ display: 'Procedure room 2' }), 'Slot-1': one }),
      shows: [{ place: undefined, practitioner: 'Procedure room 2', device: undefined }],
    },
    {
      quirk: 19,
      says: 'is a place in an extension of each published slot: each is where it says',
      sent: feed({
        'Location-1': [place, { ...place, id: 'm', name: 'Mill Road Clinic' }],
        'Schedule-1': actors({ display: 'Procedure room 2' }),
        'Slot-1': ['l', 'm', 'l'].map((id, index) =>
          linked(String(index), {
            url: 'https://ehr.example/StructureDefinition/scheduling-location',
            valueReference: { reference: `Location/${id}` },
          }),
        ),
      }),
      shows: [
        { reference: 'Slot/0', place: harbor },
        { reference: 'Slot/1', place: 'Mill Road Clinic' },
        { reference: 'Slot/2', place: harbor },
      ],
    },
    {
      quirk: 19,
      says: 'is a place in an extension of the slot alone: the place is shown',
      sent: server({
        slots: [
          slotResource('1', nine, {
            extension: [
              {
                url: 'https://fhir-ehr.cerner.com/r4/StructureDefinition/scheduling-location',
                valueReference: at,
              },
            ],
          }),
        ],
        others: [...actors({ display: 'Procedure room 2' }), place],
      }),
      shows: [{ reference: 'Slot/1', place: harbor, practitioner: 'Procedure room 2' }],
    },
    ...[
      ['relative', 'Location/l'],
      ['absolute', 'https://slots.example/fhir/Location/l'],
      ['of a version', 'Location/l/_history/3'],
      ['absolute, of a version', 'https://slots.example/fhir/Location/l/_history/3'],
    ].map(([does, reference]) => ({
      quirk: 20,
      says: `is a reference that is ${does}: it is followed`,
      sent: feed({ 'Schedule-1': actors({ reference }), 'Slot-1': one }),
      shows: [{ reference: 'Slot/1', place: harbor }],
    })),
    {
      quirk: 20,
      says: 'is a reference to the address of an entry, which is not the id: it is followed',
      sent: server({
        slots: [],
        says: (path, asked) =>
          path === 'Slot' && inTime(asked)
            ? {
                ...searchset([]),
                entry: [
                  named('b8e4a0a6-2f3c-4a6e-9a55-0d6ad1b7c003', {
                    ...slotResource('slot-a', nine),
                    schedule: { reference: `urn:uuid:${diary}` },
                  }),
                  named(diary, { ...schedule, actor: [{ reference: `urn:uuid:${clinic}` }] }),
                  named(clinic, place),
                ],
              }
            : undefined,
      }),
      shows: [{ reference: 'Slot/slot-a', start: nine, place: harbor }],
    },
    {
      quirk: 20,
      says: 'is a reference to what its holder contains: it is followed',
      sent: feed({
        'Schedule-1': [{ ...schedule, contained: [place], actor: [{ reference: '#l' }] }],
        'Location-1': [],
        'Slot-1': one,
      }),
      shows: [{ reference: 'Slot/1', place: harbor }],
    },
    {
      quirk: 20,
      says: 'is a schedule that each slot contains: it is followed, and never another slot’s',
      sent: feed({
        'Schedule-1': [],
        'Slot-1': ['Ines Okafor, NP', 'Ines Okafor, NP', 'Leo Hart, MD'].map((display, index) =>
          slotResource(String(index), nine, {
            schedule: { reference: '#s' },
            contained: actors(at, { reference: 'Practitioner/p', display }),
          }),
        ),
      }),
      shows: [
        { reference: 'Slot/0', place: harbor, practitioner: 'Ines Okafor, NP' },
        { reference: 'Slot/1', place: harbor, practitioner: 'Ines Okafor, NP' },
        { reference: 'Slot/2', place: harbor, practitioner: 'Leo Hart, MD' },
      ],
    },
    {
      quirk: 20,
      says: 'is no id at all: each start is a time of its own',
      sent: feed({
        'Slot-1': [nine, ten].map((start) => ({ ...slotResource('', start), id: undefined })),
      }),
      shows: [nine, ten].map((start) => ({ reference: undefined, start, place: harbor })),
    },
    ...[
      ['nothing at all', undefined],
      ['the matches', 2],
      ['the matches and what is included', 4],
    ].map(([does, total]) => ({
      quirk: 21,
      says: `is a total of ${does}, without "search.mode": it is all, and what it is decides what counts`,
      sent: server({
        slots: [],
        says: (path, asked) =>
          path === 'Slot' && inTime(asked)
            ? searchset([...one, schedule, place, slotResource('2', ten)], { total })
            : undefined,
      }),
      shows: [
        { reference: 'Slot/1', place: harbor },
        { reference: 'Slot/2', place: harbor },
      ],
    })),
    ...[
      ['nothing', undefined, undefined],
      ['the matches', 2, 2],
      ['the matches and what is included', 4, 4],
      ['what is on each page', 3, 1],
    ].map(([does, total, then]) => ({
      quirk: 21,
      says: `is a total of ${does} on two pages: both are read, and it is all`,
      sent: paged(total as number | undefined, then as number | undefined),
      shows: [
        { reference: 'Slot/1', place: harbor },
        { reference: 'Slot/2', place: harbor },
      ],
    })),
    {
      quirk: 22,
      says: 'is mixed with what the server remarks: the times are shown, the remark is told',
      sent: server({
        slots: [],
        says: (path, asked) =>
          path === 'Slot' && inTime(asked)
            ? searchset([
                ...one,
                schedule,
                place,
                {
                  resourceType: 'OperationOutcome',
                  issue: [{ severity: 'information', code: 'informational' }],
                },
              ])
            : undefined,
      }),
      shows: [{ reference: 'Slot/1', place: harbor }],
      issues: { 'server-remark': 1 },
    },
    {
      quirk: 22,
      says: 'is nothing but a refusal with status 200: that is an error in the server’s words',
      sent: server({
        slots: [],
        says: (path) => (path === 'Slot' ? refusal(200, 'The diary is being moved') : undefined),
      }),
      shows: [],
      throws: { code: 'http', words: /The diary is being moved/ },
    },
    {
      quirk: 23,
      says: 'is null, or a list of nothing: that is as if it were not there',
      sent: server({
        slots: [
          slotResource('1', nine, {
            comment: null,
            meta: null,
            specialty: [],
            serviceType: null,
            appointmentType: null,
            extension: [null, { url: null }, extension('booking-phone', { valueString: null })],
          }),
        ],
        others: [
          { ...schedule, serviceType: [], specialty: null, extension: null, actor: [null, at] },
          { ...place, telecom: [], address: null, position: null, physicalType: null },
        ],
      }),
      shows: [
        {
          reference: 'Slot/1',
          start: nine,
          mode: 'in-person',
          place: harbor,
          address: undefined,
          placePhone: undefined,
          link: undefined,
          phone: undefined,
          services: [],
        },
      ],
    },
  ]);
});
