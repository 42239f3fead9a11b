import { describe, expect, it } from 'vitest';
import { feed, hold } from '../../support/quirk.js';
import { extension, place, schedule, slotResource } from '../../support/publisher.js';

const base = 'https://slots.example/feed';
const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';
const output = (type: string, file: string, more: object = {}) => ({
  type,
  url: `${base}/${file}`,
  ...more,
});
const usual = [output('Schedule', 'Schedule-1'), output('Location', 'Location-1')];
const line = (resource: object) => JSON.stringify(resource);
const states = 'AK AZ CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME'.split(' ');

describe('a publication', () => {
  hold([
    {
      quirk: 1,
      says: 'has a list inside the list of its files: every file is read',
      sent: feed(
        {
          'Slot-1': [slotResource('1', nine)],
          'Slot-2': [slotResource('2', ten)],
        },
        { output: [...usual, [output('Slot', 'Slot-1'), [output('Slot', 'Slot-2')]]] },
      ),
      shows: [
        { reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' },
        { reference: 'Slot/2', start: ten, place: 'Harbor Street Family Medicine' },
      ],
    },
    {
      quirk: 2,
      says: 'says null for what it does not say of a file: nothing is lost',
      sent: feed(
        { 'Slot-1': [slotResource('1', nine)] },
        {
          output: [...usual, output('Slot', 'Slot-1')].map((each) => ({
            ...each,
            extension: null,
          })),
          error: null,
        },
      ),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' }],
    },
    {
      quirk: 2,
      says: 'writes one state where a list of states belongs: nothing is lost',
      sent: feed(
        { 'Slot-1': [slotResource('1', nine)] },
        { output: [...usual, output('Slot', 'Slot-1', { extension: { state: 'MA' } })] },
      ),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' }],
    },
    {
      quirk: 2,
      says: 'tells the state of slots alone, and of the rest by the address: each is read with its own',
      sent: feed(
        {
          'places/DE.ndjson': [{ ...place, id: 'de', name: 'Dover Clinic' }],
          'schedules/DE.ndjson': [{ ...schedule, actor: [{ reference: 'Location/de' }] }],
          'slots/DE.ndjson': [slotResource('1', nine)],
        },
        {
          output: [
            output('Location', 'places/DE.ndjson'),
            output('Schedule', 'schedules/DE.ndjson'),
            output('Slot', 'slots/DE.ndjson', { extension: { state: ['DE'] } }),
          ],
        },
      ),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Dover Clinic' }],
    },
    {
      quirk: 3,
      says: 'has files of devices, roles and services, and members of a newer draft: they are used',
      sent: feed(
        {
          'Device-1': [
            { resourceType: 'Device', id: 'd', deviceName: [{ name: 'Scanner in the east wing' }] },
          ],
          'PractitionerRole-1': [
            {
              resourceType: 'PractitionerRole',
              id: 'r',
              practitioner: { reference: 'Practitioner/p', display: 'Ines Okafor, NP' },
            },
          ],
          'HealthcareService-1': [
            {
              resourceType: 'HealthcareService',
              id: 'h',
              type: [{ text: 'Wound care' }],
              location: [{ reference: 'Location/l' }],
            },
          ],
          'Schedule-1': [
            {
              resourceType: 'Schedule',
              id: 'device',
              actor: [{ reference: 'Device/d' }, { reference: 'Location/l' }],
            },
            {
              resourceType: 'Schedule',
              id: 'role',
              actor: [{ reference: 'PractitionerRole/r' }, { reference: 'Location/l' }],
            },
            {
              resourceType: 'Schedule',
              id: 'service',
              actor: [{ reference: 'HealthcareService/h' }],
            },
          ],
          'Slot-1': ['device', 'role', 'service'].map((name) =>
            slotResource(name, nine, { schedule: { reference: `Schedule/${name}` } }),
          ),
        },
        {
          operationDefinition: 'https://slots.example/OperationDefinition/bulk-publish',
          outputFormat: 'application/fhir+ndjson',
          requiresAccessToken: false,
          output: [
            ...usual,
            ...['Device', 'PractitionerRole', 'HealthcareService', 'Slot'].map((type) =>
              output(type, `${type}-1`),
            ),
          ],
        },
      ),
      shows: [
        {
          reference: 'Slot/device',
          device: 'Scanner in the east wing',
          practitioner: undefined,
          place: 'Harbor Street Family Medicine',
        },
        {
          reference: 'Slot/role',
          device: undefined,
          practitioner: 'Ines Okafor, NP',
          place: 'Harbor Street Family Medicine',
        },
        {
          reference: 'Slot/service',
          services: ['Wound care'],
          practitioner: undefined,
          place: 'Harbor Street Family Medicine',
        },
      ],
    },
    {
      quirk: 3,
      says: 'has files of a type that has nothing to do with slots: they are not asked for',
      sent: feed({ 'Basic-1': [{ resourceType: 'Basic' }], 'Slot-1': [slotResource('1', nine)] }),
      shows: [{ reference: 'Slot/1', start: nine }],
      asks: ['$bulk-publish', 'Schedule-1', 'Location-1', 'Slot-1'].map(
        (file) => `${base}/${file}`,
      ),
    },
    {
      quirk: 4,
      says: 'sends its files as plain text to be saved, without a last line break: they are read',
      sent: feed({
        'Slot-1': new Response(
          [slotResource('1', nine), slotResource('2', ten)].map(line).join('\n'),
          {
            headers: {
              'content-type': 'text/plain;charset=UTF-8',
              'content-disposition': 'inline;filename=slots.txt',
            },
          },
        ),
      }),
      shows: [
        { reference: 'Slot/1', start: nine },
        { reference: 'Slot/2', start: ten },
      ],
    },
    {
      quirk: 4,
      says: 'has files of no bytes: they hold nothing, and that is no trouble',
      sent: feed({
        'Practitioner-1': '',
        'Slot-1': '',
        'Slot-2': [slotResource('2', ten)],
      }),
      shows: [{ reference: 'Slot/2', start: ten }],
    },
    {
      quirk: 4,
      says: 'has nothing but files of no bytes: there is nothing to book, and that is the whole truth',
      sent: feed({ 'Schedule-1': '', 'Location-1': '', 'Slot-1': '' }),
      shows: [],
    },
    {
      quirk: 5,
      says: 'has a raw tab in a name: the name is mended, and nothing beside it suffers',
      sent: feed({
        'Location-1': [
          line(place).replace('Harbor Street', 'Harbor\tStreet'),
          line({ ...place, id: 'other' }),
        ].join('\n'),
        'Slot-1': [slotResource('1', nine)],
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' }],
    },
    {
      quirk: 5,
      says: 'has a raw tab in a slot: the slot is shown with its link',
      sent: feed({
        'Slot-1': [
          line(slotResource('1', nine, { comment: 'bring\tpapers' })).replace('\\t', '\t'),
          line(slotResource('2', ten)),
        ].join('\n'),
      }),
      shows: [
        { reference: 'Slot/1', link: 'https://portal.example/book?slot=1' },
        { reference: 'Slot/2', link: 'https://portal.example/book?slot=2' },
      ],
    },
    {
      quirk: 5,
      says: 'has a line that cannot be mended: it costs that line only, and is told',
      sent: feed({
        'Slot-1': [
          line(slotResource('1', nine)),
          line(slotResource('2', nine)).slice(0, -9),
          line(slotResource('3', ten)),
        ].join('\n'),
      }),
      shows: [{ reference: 'Slot/1' }, { reference: 'Slot/3' }],
      issues: { 'line-unreadable': 1 },
    },
    {
      quirk: 6,
      says: 'gives every slot of a store the store’s id: each start is a time of its own',
      sent: feed({
        'Location-1': [{ ...place, id: '712' }],
        'Schedule-1': [
          { resourceType: 'Schedule', id: '712', actor: [{ reference: 'Location/712' }] },
        ],
        'Slot-1': [nine, ten].map((start) =>
          slotResource('712', start, { schedule: { reference: 'Schedule/712' } }),
        ),
      }),
      shows: [nine, ten].map((start) => ({
        reference: 'Slot/712',
        schedule: 'Schedule/712',
        start,
        place: 'Harbor Street Family Medicine',
      })),
    },
    {
      quirk: 6,
      says: 'uses an id in two schedules: at one start they are two times',
      sent: feed({
        'Schedule-1': [schedule, { ...schedule, id: 'other' }],
        'Slot-1': [
          slotResource('1', nine),
          slotResource('1', nine, { schedule: { reference: 'Schedule/other' } }),
        ],
      }),
      shows: [
        { schedule: 'Schedule/s', start: nine },
        { schedule: 'Schedule/other', start: nine },
      ],
    },
    {
      quirk: 6,
      says: 'gives one slot twice, its start written in two ways: it is one, and that is told',
      sent: feed({
        'Slot-1': [
          slotResource('1', '2026-11-24T09:00:00-05:00'),
          slotResource('1', '2026-11-24T14:00:00Z'),
        ],
      }),
      shows: [{ reference: 'Slot/1', start: nine }],
      issues: { 'slot-repeated': 1 },
    },
    {
      quirk: 6,
      says: 'gives one slot twice: the version that was written last counts',
      sent: feed({
        'Slot-1': [
          ['2026-11-20T10:00:00Z', 2],
          ['2026-11-22T10:00:00Z', 7],
        ].map(([lastUpdated, capacity]) =>
          slotResource('1', nine, {
            meta: { lastUpdated },
            extension: [extension('slot-capacity', { valueInteger: capacity })],
          }),
        ),
      }),
      shows: [{ reference: 'Slot/1', start: nine, capacity: 7 }],
    },
    {
      quirk: 7,
      says: 'is signed at every address: each is asked for as it is written',
      sent: feed(
        { 'Slot-1': [slotResource('1', nine)] },
        {
          output: [
            output('Schedule', 'Schedule-1?sv=1&sig=a%2Bb%3D'),
            output('Location', 'Location-1?sig=c~d'),
            output('Slot', 'Slot-1?sig=e%20f'),
          ],
        },
        `${base}/$bulk-publish?sv=1&sig=x%2Fy`,
      ),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' }],
      asks: [
        `${base}/$bulk-publish?sv=1&sig=x%2Fy`,
        `${base}/Schedule-1?sv=1&sig=a%2Bb%3D`,
        `${base}/Location-1?sig=c~d`,
        `${base}/Slot-1?sig=e%20f`,
      ],
    },
    ...[
      ['ends its own name with a slash', 'https://slots.example/feed/$bulk-publish/'],
      ['has lost the port from its own name', 'https://slots.example/feed/$bulk-publish'],
      ['calls itself by no name that can be read', ''],
    ].map(([does, request]) => ({
      quirk: 7,
      says: `${does}: files are found beside the manifest that was asked for`,
      sent: feed(
        { 'Slot-1': [slotResource('1', nine)] },
        {
          request,
          output: ['Schedule', 'Location', 'Slot'].map((type) => ({ type, url: `${type}-1` })),
        },
        'https://slots.example:8443/feed/$bulk-publish',
      ),
      shows: [{ reference: 'Slot/1', start: nine, place: 'Harbor Street Family Medicine' }],
      asks: ['$bulk-publish', 'Schedule-1', 'Location-1', 'Slot-1'].map(
        (file) => `https://slots.example:8443/feed/${file}`,
      ),
    })),
    {
      quirk: 8,
      says: 'has a schedule at a place that is not published: its times are shown without, and it is told',
      sent: feed({
        'Schedule-1': [schedule, { ...schedule, id: 'o', actor: [{ reference: 'Location/gone' }] }],
        'Slot-1': [
          slotResource('1', nine, { schedule: { reference: 'Schedule/o' } }),
          slotResource('2', ten),
        ],
      }),
      shows: [
        { reference: 'Slot/1', place: undefined, link: 'https://portal.example/book?slot=1' },
        { reference: 'Slot/2', place: 'Harbor Street Family Medicine' },
      ],
      issues: { 'actor-missing': 1 },
    },
    {
      quirk: 8,
      says: 'has slots of a schedule that is not published: they are shown, and it is told once for the schedule',
      sent: feed({
        'Slot-1': [
          slotResource('1', nine, { schedule: { reference: 'Schedule/gone' } }),
          slotResource('2', ten, { schedule: { reference: 'Schedule/gone' } }),
          slotResource('3', ten),
        ],
      }),
      shows: [
        { reference: 'Slot/1', schedule: 'Schedule/gone', place: undefined },
        { reference: 'Slot/2', schedule: 'Schedule/gone', place: undefined },
        { reference: 'Slot/3', place: 'Harbor Street Family Medicine' },
      ],
      issues: { 'schedule-missing': 1 },
    },
    {
      quirk: 8,
      says: 'has places and schedules without times: they are no trouble',
      sent: feed({
        'Location-1': [place, { ...place, id: 'idle' }],
        'Schedule-1': [schedule, { ...schedule, id: 'i', actor: [{ reference: 'Location/idle' }] }],
        'Slot-1': [slotResource('1', nine)],
      }),
      shows: [{ reference: 'Slot/1', start: nine }],
    },
    {
      quirk: 8,
      says: 'names people and organizations of whom there is no file: what the references call them is shown',
      sent: feed({
        'PractitionerRole-1': [
          {
            resourceType: 'PractitionerRole',
            id: 'r',
            practitioner: { reference: 'Practitioner/p', display: 'Ines Okafor, NP' },
            organization: { reference: 'Organization/o', display: 'Harbor Health' },
          },
        ],
        'Schedule-1': [
          {
            ...schedule,
            actor: [{ reference: 'PractitionerRole/r' }, { reference: 'Location/l' }],
          },
        ],
        'Slot-1': [slotResource('1', nine)],
      }),
      shows: [
        { reference: 'Slot/1', practitioner: 'Ines Okafor, NP', organization: 'Harbor Health' },
      ],
    },
    {
      quirk: 9,
      says: 'has three files for each of seventeen states: the times of every state are shown',
      sent: feed(
        Object.fromEntries(
          states.flatMap((state) => [
            [`places/${state}`, [{ ...place, id: state, name: `${state} Clinic` }]],
            [
              `schedules/${state}`,
              [{ ...schedule, id: state, actor: [{ reference: `Location/${state}` }] }],
            ],
            [
              `slots/${state}`,
              [slotResource(state, nine, { schedule: { reference: `Schedule/${state}` } })],
            ],
          ]),
        ),
        {
          output: states.flatMap((state) => [
            output('Location', `places/${state}`),
            output('Schedule', `schedules/${state}`),
            output('Slot', `slots/${state}`, { extension: { state: [state] } }),
          ]),
        },
      ),
      shows: [...states].sort().map((state) => ({
        reference: `Slot/${state}`,
        start: nine,
        place: `${state} Clinic`,
      })),
    },
    ...['<html><h1>Sign in</h1></html>', '"Not Found"', '', '{"statusCode":404}'].map((body) => ({
      quirk: 28,
      says: `answers for its manifest with ${body || 'nothing'}: that is unreadable, not nothing to book`,
      sent: feed({}, body),
      shows: [],
      throws: { code: 'unreadable', words: /is not a SMART Scheduling Links manifest/ },
    })),
    {
      quirk: 28,
      says: 'answers for one of its files with a web page: the times of the others are shown, and it is told',
      sent: feed({
        'Slot-1': '<html>\n<h1>Down</h1>\n</html>',
        'Slot-2': [slotResource('2', ten)],
      }),
      shows: [{ reference: 'Slot/2', start: ten }],
      issues: { 'file-failed': 1, 'line-unreadable': 3 },
      complete: false,
    },
    {
      quirk: 28,
      says: 'fails at every file of slots: that is an error, which tells the status and the server’s word for it',
      sent: feed({ 'Slot-1': new Response('"Not Found"', { status: 404 }) }),
      shows: [],
      throws: { code: 'http', words: /answered 404: Not Found$/ },
    },
  ]);

  it('9: has a file that does not end: the times of those before it are not waited for', async () => {
    const endless = () => new Response(new ReadableStream());
    const { source } = feed({ 'Slot-1': [slotResource('1', nine)], 'Slot-2': endless });
    const stop = new AbortController();
    const query = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z' };
    for await (const page of source({}).findSlots(query, { signal: stop.signal })) {
      const starts = Array.from(page.slots, ({ start }) => start);
      if (starts.length === 0) continue;
      expect(starts).to.deep.equal([nine]);
      break;
    }
    stop.abort();
  });
});
