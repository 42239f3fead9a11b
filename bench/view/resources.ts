import type { FhirResource, Location, Practitioner, Schedule, Slot } from 'fhir/r4';

/** Slots of one schedule: a practitioner's next weeks. */
const perSchedule = 200;
const perPlace = 10;
const perDay = 16;
const halfHour = 1_800_000;
const deepLink = 'http://fhir-registry.smarthealthit.org/StructureDefinition/booking-deep-link';

/** So many slots from tomorrow on, four of five of them free, and what they lead to: as a page would hold them. */
export function resourcesOf(slots: number, now: Date): readonly FhirResource[] {
  const tomorrow = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 13);
  const schedules = Math.ceil(slots / perSchedule);
  return [
    ...make(Math.ceil(schedules / perPlace), locationAt),
    ...make(schedules, practitionerAt),
    ...make(schedules, scheduleAt),
    ...make(slots, (index) => slotAt(index, tomorrow)),
  ];
}

function locationAt(index: number): Location {
  return {
    resourceType: 'Location',
    id: String(index),
    name: `Clinic ${index}`,
    address: { line: [`${index} Main Street`], city: 'Springfield', state: 'MA' },
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: 'America/New_York' },
    ],
  };
}

function practitionerAt(index: number): Practitioner {
  return {
    resourceType: 'Practitioner',
    id: String(index),
    name: [{ given: ['Number'], family: String(index), prefix: ['Dr.'] }],
  };
}

function scheduleAt(index: number): Schedule {
  return {
    resourceType: 'Schedule',
    id: String(index),
    actor: [
      { reference: `Practitioner/${index}` },
      { reference: `Location/${Math.floor(index / perPlace)}` },
    ],
  };
}

function slotAt(index: number, first: number): Slot {
  const within = index % perSchedule;
  const start = first + Math.floor(within / perDay) * 48 * halfHour + (within % perDay) * halfHour;
  return {
    resourceType: 'Slot',
    id: `slot-${index}`,
    schedule: { reference: `Schedule/${Math.floor(index / perSchedule)}` },
    status: index % 5 === 0 ? 'busy' : 'free',
    start: new Date(start).toISOString(),
    end: new Date(start + halfHour).toISOString(),
    extension: [{ url: deepLink, valueUrl: `https://portal.example/book?slot=${index}` }],
  };
}

function make<Item>(count: number, at: (index: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => at(index));
}
