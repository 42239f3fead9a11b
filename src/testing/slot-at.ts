import type { Slot } from '../model/slot.js';

/** A slot with honest defaults, half an hour long: `slotAt('2027-03-02T14:00:00.000Z', { capacity: 3 })`. */
export function slotAt(start: string, given: Partial<Slot> = {}): Slot {
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString();
  return {
    id: `slot ${start} ${given.practitioner?.name ?? ''}`,
    reference: `Slot/${start.replace(/[^0-9]/g, '')}`,
    start: new Date(start).toISOString(),
    end,
    timeZone: 'America/New_York',
    timeZoneFrom: 'data',
    kind: 'time',
    mode: 'in-person',
    practitioner: { reference: 'Practitioner/amelia-hart', name: 'Dr. Amelia Hart' },
    place: {
      reference: 'Location/harbor-street',
      name: 'Harbor Street Family Medicine',
      address: '18 Harbor Street, Gloucester, MA 01930',
      phone: '978-555-0118',
    },
    services: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/service-type',
        code: '124',
        text: 'Office visit',
      },
    ],
    specialties: [{ system: 'http://snomed.info/sct', code: '419772000', text: 'Family practice' }],
    bookingUrl: 'https://portal.example/book?slot=1',
    ...given,
  };
}
