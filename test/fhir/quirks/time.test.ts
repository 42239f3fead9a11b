import { describe } from 'vitest';
import { feed, hold, server } from '../../support/quirk.js';
import { schedule, slotResource } from '../../support/publisher.js';

const nine = '2026-11-24T14:00:00.000Z';
const ten = '2026-11-24T15:00:00.000Z';
/** A place that tells nothing of its zone. */
const nowhere = [{ resourceType: 'Location', id: 'l', name: 'Quay Clinic' }];
const placeIn = (state: string, postalCode: string, more: object = {}) => [
  {
    resourceType: 'Location',
    id: 'l',
    name: 'Quay Clinic',
    address: { state, postalCode },
    ...more,
  },
];
const published = (start: string, more: Record<string, unknown> = {}) => [
  slotResource('1', start, more),
];

describe('a written time', () => {
  hold([
    {
      quirk: 10,
      says: 'that calls the shop’s hours Z is the hour it writes, where the page says that clocks count',
      sent: feed({
        'Location-1': nowhere,
        'Slot-1': published('2026-11-24T09:00:00.000Z', { end: '2026-11-24T09:30:00.000Z' }),
      }),
      settings: { times: 'clock', timeZone: 'America/New_York' },
      shows: [
        {
          start: nine,
          end: '2026-11-24T14:30:00.000Z',
          zone: 'America/New_York',
          zoneFrom: 'page',
        },
      ],
    },
    {
      quirk: 10,
      says: 'with winter’s offset in summer is the hour it writes, where the page says that clocks count',
      sent: feed({
        'Location-1': placeIn('NJ', '08332'),
        'Slot-1': published('2027-03-24T09:00:00-05:00', { end: '2027-03-24T09:30:00-05:00' }),
      }),
      settings: { times: 'clock', timeZone: 'America/New_York' },
      query: { from: '2027-03-20T00:00:00Z', to: '2027-05-01T00:00:00Z' },
      shows: [
        {
          start: '2027-03-24T13:00:00.000Z',
          end: '2027-03-24T13:30:00.000Z',
          zone: 'America/New_York',
          zoneFrom: 'page',
        },
      ],
    },
    {
      quirk: 10,
      says: 'in UTC whose clock counts, of a place whose zone nobody tells, is not guessed, and that is told',
      sent: feed({ 'Location-1': nowhere, 'Slot-1': published('2026-11-24T09:00:00Z') }),
      settings: { times: 'clock' },
      shows: [],
      issues: { 'start-without-zone': 1 },
      complete: false,
    },
    {
      quirk: 10,
      says: 'whose clock counts, of a place whose zone nobody tells, stands on the clock of its offset',
      sent: feed({ 'Location-1': nowhere, 'Slot-1': published('2026-11-24T09:00:00-05:00') }),
      settings: { times: 'clock' },
      shows: [{ start: nine, zone: '-05:00', zoneFrom: 'offset' }],
    },
    {
      quirk: 10,
      says: 'in UTC of a place that tells no zone stands on the clock that the page names',
      sent: feed({ 'Location-1': nowhere, 'Slot-1': published('2026-11-24T14:00:00Z') }),
      settings: { timeZone: 'America/Chicago' },
      shows: [{ start: nine, zone: 'America/Chicago', zoneFrom: 'page' }],
    },
    {
      quirk: 10,
      says: 'in UTC of a place that tells no zone stands on the patient’s own clock',
      sent: feed({ 'Location-1': nowhere, 'Slot-1': published('2026-11-24T14:00:00Z') }),
      shows: [{ start: nine, zone: undefined, zoneFrom: 'viewer' }],
    },
    {
      quirk: 10,
      says: 'of a place that tells its zone stands on that clock, whatever the page says',
      sent: feed({ 'Slot-1': published('2026-11-24T14:00:00Z') }),
      settings: { timeZone: 'America/Chicago' },
      shows: [{ start: nine, zone: 'America/New_York', zoneFrom: 'data' }],
    },
    ...[
      ['+00:00', '2026-11-24T14:00:00+00:00'],
      ['+00:00', '2026-11-24T14:00:00.000+00:00'],
      ['+01:00', '2026-11-24T15:00:00+01:00'],
    ].map(([zone = '', start = '']) => ({
      quirk: 10,
      says: `such as ${start} stands on the clock of its offset where nothing else is told`,
      sent: feed({ 'Location-1': nowhere, 'Slot-1': published(start) }),
      shows: [{ start: nine, zone, zoneFrom: 'offset' as const }],
    })),
    {
      quirk: 11,
      says: 'without an offset is the wall clock of the place, where the page names its zone',
      sent: server({
        others: [schedule, ...nowhere],
        slots: published('2026-11-24T09:00:00', { end: '2026-11-24T09:30:00' }),
      }),
      settings: { timeZone: 'America/New_York' },
      shows: [{ start: nine, end: '2026-11-24T14:30:00.000Z', zoneFrom: 'page' }],
    },
    {
      quirk: 11,
      says: 'without an offset is the wall clock of the place, where the place tells its zone',
      sent: feed({ 'Slot-1': published('2026-11-24T09:00:00', { end: '2026-11-24T09:30:00' }) }),
      shows: [{ start: nine, end: '2026-11-24T14:30:00.000Z', zoneFrom: 'data' }],
    },
    {
      quirk: 11,
      says: 'without an offset, of a place whose zone nobody tells, is left out and told; its neighbour stays',
      sent: feed({
        'Location-1': nowhere,
        'Slot-1': [
          slotResource('1', nine),
          ...published('2026-11-24T10:00:00', { id: '2', end: '2026-11-24T10:30:00' }),
        ],
      }),
      shows: [{ reference: 'Slot/1', start: nine }],
      issues: { 'start-without-zone': 1 },
    },
    {
      quirk: 12,
      says: 'whose offset copies its clock is one instant for all: each is offered, no end is believed',
      sent: feed({
        'Location-1': nowhere,
        'Slot-1': ['08:00', '08:15', '08:30'].map((clock, index) =>
          slotResource(String(index), `2026-11-25T${clock}:00+${clock}`, {
            end: `2026-11-25T${clock}:00+${clock}`,
          }),
        ),
      }),
      shows: ['0', '1', '2'].map((id) => ({
        reference: `Slot/${id}`,
        start: '2026-11-25T00:00:00.000Z',
        end: undefined,
        kind: 'time',
      })),
      issues: { 'end-ignored': 3 },
    },
    {
      quirk: 12,
      says: 'whose offset copies its clock is told apart, where the page says that clocks count',
      sent: feed({
        'Location-1': nowhere,
        'Slot-1': [
          ['08:00', '08:15'],
          ['08:15', '08:30'],
        ].map(([start, end], index) =>
          slotResource(String(index), `2026-11-25T${start}:00+${start}`, {
            end: `2026-11-25T${end}:00+${end}`,
          }),
        ),
      }),
      settings: { times: 'clock', timeZone: 'America/New_York' },
      shows: [
        { start: '2026-11-25T13:00:00.000Z', end: '2026-11-25T13:15:00.000Z', kind: 'time' },
        { start: '2026-11-25T13:15:00.000Z', end: '2026-11-25T13:30:00.000Z', kind: 'time' },
      ],
    },
    ...[
      ['before its start', '2026-11-24T13:00:00Z'],
      ['at its start', '2026-11-24T14:00:00Z'],
      ['that is no time', 'x'],
      ['that is null', null],
      ['that is not there', undefined],
    ].map(([does, end]) => ({
      quirk: 12,
      says: `with an end ${does} counts by its start`,
      sent: feed({ 'Slot-1': published(nine, { end }) }),
      shows: [{ start: nine, end: undefined, kind: 'time' as const }],
      issues: { 'end-ignored': 1 },
    })),
    {
      quirk: 13,
      says: 'that lasts for hours or days is a window, from more than four hours on',
      sent: feed({
        'Slot-1': [
          ['2026-11-24T14:00:00Z', '2026-11-24T18:00:00Z'],
          ['2026-11-24T14:01:00Z', '2026-11-24T18:02:00Z'],
          ['2026-11-24T14:02:00Z', '2026-11-25T03:02:00Z'],
          ['2026-11-25T00:00:00Z', '2026-11-30T00:00:00Z'],
        ].map(([start = '', end], index) => slotResource(String(index), start, { end })),
      }),
      shows: [
        { reference: 'Slot/0', kind: 'time', end: '2026-11-24T18:00:00.000Z' },
        { reference: 'Slot/1', kind: 'window', end: '2026-11-24T18:02:00.000Z' },
        { reference: 'Slot/2', kind: 'window', end: '2026-11-25T03:02:00.000Z' },
        { reference: 'Slot/3', kind: 'window', end: '2026-11-30T00:00:00.000Z' },
      ],
    },
    {
      quirk: 13,
      says: 'that is a window and has begun is offered until it ends; an appointment that has begun is not',
      sent: feed({
        'Slot-1': [
          slotResource('running', '2026-11-20T00:00:00Z', { end: '2026-11-25T00:00:00Z' }),
          slotResource('over', '2026-11-20T00:00:00Z', { end: '2026-11-23T14:00:00Z' }),
          slotResource('begun', '2026-11-23T13:45:00Z', { end: '2026-11-23T14:15:00Z' }),
        ],
      }),
      shows: [{ reference: 'Slot/running', kind: 'window', start: '2026-11-20T00:00:00.000Z' }],
    },
    {
      quirk: 14,
      says: 'sorted as text is sorted as an instant, and that is told',
      sent: server({
        slots: [
          slotResource('2', '2026-11-24T10:00:00-05:00'),
          slotResource('1', '2026-11-24T14:00:00Z'),
        ],
      }),
      asGiven: true,
      shows: [
        { reference: 'Slot/1', start: nine },
        { reference: 'Slot/2', start: ten },
      ],
      issues: { 'not-sorted': 1 },
    },
  ]);
});
