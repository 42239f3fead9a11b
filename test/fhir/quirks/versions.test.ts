import { describe } from 'vitest';
import { refusal, searchset } from '../../support/fhir-server.js';
import { feed, hold, server } from '../../support/quirk.js';
import { place, schedule, slotResource } from '../../support/publisher.js';

const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';
const harbor = 'Harbor Street Family Medicine';
const draft2 = (id: string, start: string, freeBusyType: string) => {
  const { status: _, ...slot } = slotResource(id, start) as { status: string };
  return { ...slot, freeBusyType, type: { coding: [{ code: 'visit', display: 'Office visit' }] } };
};

describe('a server of an older version', () => {
  hold([
    {
      quirk: 24,
      says: 'says of a slot in DSTU2’s word that it is free: it is offered, and its busy neighbour is not',
      sent: server({
        slots: [],
        others: [],
        says: (path, asked) => {
          if (path !== 'Slot') return undefined;
          if (asked.has('status')) return refusal(400, 'Unknown search parameter "status"');
          if (asked.getAll('start').includes('lt2026-11-23T14:00:00Z')) return searchset([]);
          return searchset([
            draft2('1', nine, 'FREE'),
            draft2('2', ten, 'BUSY'),
            { ...schedule, actor: { reference: 'Location/l' } },
            place,
          ]);
        },
      }),
      shows: [{ reference: 'Slot/1', start: nine, place: harbor, services: ['Office visit'] }],
      issues: { 'search-refused': 6, 'no-capabilities': 1 },
    },
    {
      quirk: 24,
      says: 'has one actor where a list of actors belongs: it is read',
      sent: feed({
        'Schedule-1': [{ ...schedule, actor: { reference: 'Location/l' } }],
        'Slot-1': [slotResource('1', nine)],
      }),
      shows: [{ reference: 'Slot/1', place: harbor }],
    },
    {
      quirk: 24,
      says: 'has one category and one telecom where STU3 has no list: they are read',
      sent: server({
        slots: [
          slotResource('1', nine, {
            serviceCategory: { text: 'General practice' },
            serviceType: { text: 'Timed appointment' },
          }),
        ],
        others: [schedule, { ...place, telecom: { system: 'phone', value: '978-555-0142' } }],
      }),
      shows: [
        {
          reference: 'Slot/1',
          place: harbor,
          placePhone: '978-555-0142',
          services: ['Timed appointment'],
        },
      ],
    },
  ]);
});
