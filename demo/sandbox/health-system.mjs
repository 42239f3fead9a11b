/**
 * The built-in data: an invented health system, the same for the same day and
 * seed. Four clinics in two time zones and a virtual one, nine practitioners,
 * five specialties, six weeks of slots that begin tomorrow.
 */

const day = 86_400_000;
const extension = 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/';

/**
 * @type {[id: string, name: string, line: string, city: string, state: string, postalCode: string,
 *   zone: string, phone: string, latitude: number, longitude: number][]}
 */
const clinics = [
  [
    'harbor-street',
    'Harbor Street Family Medicine',
    '18 Harbor Street',
    'Gloucester',
    'MA',
    '01930',
    'America/New_York',
    '978-555-0118',
    42.6126,
    -70.6634,
  ],
  [
    'clinica-del-rio',
    'Clínica Familiar Del Río',
    '240 Río Grande Avenue',
    'Lawrence',
    'MA',
    '01841',
    'America/New_York',
    '978-555-0142',
    42.7074,
    -71.1556,
  ],
  [
    'lakeview',
    'Lakeview Specialty Center',
    '7 Prairie Road',
    'Evanston',
    'IL',
    '60201',
    'America/Chicago',
    '847-555-0107',
    42.0465,
    -87.6946,
  ],
  [
    'centro-san-jacinto',
    'Centro de Salud San Jacinto',
    '3100 San Jacinto Street',
    'Houston',
    'TX',
    '77004',
    'America/Chicago',
    '713-555-0131',
    29.7348,
    -95.3803,
  ],
];

const specialties = {
  family: ['419772000', 'Family practice'],
  pediatrics: ['394537008', 'Pediatrics'],
  dermatology: ['394582007', 'Dermatology'],
  gynecology: ['394586005', 'Gynecology'],
  nutrition: ['722204007', 'Nutrition and dietetics'],
};

/**
 * Weekdays begin with 0 for Sunday; hours are whole.
 * @type {[id: string, prefix: string, given: string, family: string, specialty: keyof typeof specialties,
 *   clinic: string, weekdays: number[], from: number, to: number, minutes: number, languages: string[]][]}
 */
const practitioners = [
  [
    'amelia-hart',
    'Dr.',
    'Amelia',
    'Hart',
    'family',
    'harbor-street',
    [1, 2, 3, 4, 5],
    8,
    16,
    15,
    ['en'],
  ],
  [
    'jorge-villalobos',
    'Dr.',
    'Jorge',
    'Villalobos Peña',
    'family',
    'clinica-del-rio',
    [1, 2, 3, 4],
    9,
    17,
    20,
    ['es', 'en'],
  ],
  [
    'lucia-marin',
    'Dra.',
    'Lucía',
    'Marín Ortega',
    'pediatrics',
    'clinica-del-rio',
    [1, 3, 5],
    8,
    13,
    20,
    ['es', 'en'],
  ],
  ['peter-okafor', 'Dr.', 'Peter', 'Okafor', 'dermatology', 'lakeview', [2, 4], 10, 16, 15, ['en']],
  [
    'hannah-lindqvist',
    'Dr.',
    'Hannah',
    'Lindqvist',
    'gynecology',
    'lakeview',
    [1, 2, 4, 5],
    8,
    15,
    30,
    ['en'],
  ],
  [
    'ines-cardenas',
    'Dra.',
    'Inés',
    'Cárdenas Solís',
    'gynecology',
    'centro-san-jacinto',
    [1, 2, 3],
    9,
    16,
    30,
    ['es', 'en'],
  ],
  [
    'samuel-trevino',
    'Dr.',
    'Samuel',
    'Treviño',
    'pediatrics',
    'centro-san-jacinto',
    [1, 2, 3, 4, 5, 6],
    8,
    12,
    20,
    ['es', 'en'],
  ],
  [
    'grace-whitfield',
    'NP',
    'Grace',
    'Whitfield',
    'family',
    'virtual',
    [0, 1, 2, 3, 4, 5, 6],
    17,
    21,
    20,
    ['en'],
  ],
  ['rosa-benitez', '', 'Rosa', 'Benítez', 'nutrition', 'virtual', [2, 4], 12, 15, 60, ['es', 'en']],
];

/** @type {Record<string, string>} */
const languageNames = { en: 'English', es: 'Spanish' };

const wheelchairAccess = {
  coding: [
    {
      system: 'http://hl7.org/fhir/location-characteristic',
      code: 'wheelchair',
      display: 'Wheelchair accessible',
    },
  ],
};

const existingOnly = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/accepting-patients',
      code: 'existptonly',
    },
  ],
};

/** Where the virtual clinic's people sit; its slots are written on their clock. */
const virtualZone = 'America/New_York';

/**
 * @param {{ now: Date, slotServer: string, portal: string, seed?: number }} options
 * @returns {import('./publication.mjs').PublicationFiles}
 */
export function healthSystem({ now, slotServer, portal, seed = 20_270 }) {
  const random = mulberry32(seed);
  const published = new Date(now).toISOString();
  const locations = clinics.map(
    ([id, name, line, city, state, postalCode, zone, phone, latitude, longitude]) => ({
      resourceType: 'Location',
      id,
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: zone },
        {
          url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Location.characteristic',
          valueCodeableConcept: wheelchairAccess,
        },
      ],
      status: 'active',
      name,
      telecom: [{ system: 'phone', value: phone }],
      address: { line: [line], city, state, postalCode, country: 'US' },
      position: { longitude, latitude },
      hoursOfOperation: openingHours(id),
      managingOrganization: { reference: 'Organization/bluestem', display: 'Bluestem Health' },
    }),
  );
  const virtual = {
    resourceType: 'Location',
    id: 'virtual',
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: virtualZone },
    ],
    status: 'active',
    name: 'Bluestem Video Visits',
    telecom: [{ system: 'phone', value: '800-555-0190' }],
    physicalType: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
          code: 'vi',
          display: 'Virtual',
        },
      ],
    },
    managingOrganization: { reference: 'Organization/bluestem', display: 'Bluestem Health' },
  };
  const people = practitioners.map(([id, prefix, given, family, , , , , , , languages]) => ({
    resourceType: 'Practitioner',
    id,
    active: true,
    name: [{ use: 'official', family, given: [given], ...(prefix && { prefix: [prefix] }) }],
    communication: languages.map((code) => ({
      coding: [{ system: 'urn:ietf:bcp:47', code, display: languageNames[code] ?? code }],
    })),
  }));
  const roles = practitioners.map(([id, , , , specialty, clinic]) => ({
    resourceType: 'PractitionerRole',
    id,
    active: true,
    practitioner: { reference: `Practitioner/${id}` },
    organization: { reference: 'Organization/bluestem', display: 'Bluestem Health' },
    specialty: [snomed(specialties[specialty])],
    location: [{ reference: `Location/${clinic}` }],
  }));
  const schedules = practitioners.map(([id, , , , specialty, clinic]) => ({
    resourceType: 'Schedule',
    id,
    active: true,
    serviceType: [
      {
        coding: [
          specialty === 'nutrition'
            ? {
                system: 'http://terminology.hl7.org/CodeSystem/service-type',
                code: '232',
                display: 'Group class',
              }
            : {
                system: 'http://terminology.hl7.org/CodeSystem/service-type',
                code: '124',
                display: 'Office visit',
              },
        ],
      },
    ],
    specialty: [snomed(specialties[specialty])],
    actor: [{ reference: `PractitionerRole/${id}` }, { reference: `Location/${clinic}` }],
  }));

  /** @type {object[]} */
  const slots = [];
  const first = Math.floor(now.getTime() / day) * day + day;
  for (const [
    index,
    [id, , , , specialty, clinic, weekdays, from, to, minutes],
  ] of practitioners.entries()) {
    const place = [...locations, virtual].find((location) => location.id === clinic) ?? virtual;
    const zone = /** @type {string} */ (place.extension[0]?.valueCode);
    for (let at = first; at < first + 42 * day; at += day) {
      const date = new Date(at);
      if (!weekdays.includes(date.getUTCDay()) || random() < 0.12) continue;
      for (let minute = from * 60; minute < to * 60; minute += minutes) {
        // Most of the next weeks is gone already, as in life.
        const soon = 1 - (at - first) / (50 * day);
        const draw = random();
        if (draw < 0.62 * soon || minute === 12 * 60) continue;
        const start = atWallClock(date, minute, zone);
        const end = atWallClock(date, minute + minutes, zone);
        const slotId = `${index + 1}-${date.toISOString().slice(0, 10)}-${String(minute).padStart(4, '0')}`;
        const kind = random();
        const status = kind < 0.06 ? 'busy-tentative' : kind < 0.14 ? 'busy' : 'free';
        const byPhone = random() < 0.04;
        slots.push({
          resourceType: 'Slot',
          id: slotId,
          meta: { lastUpdated: published },
          extension: [
            { url: `${extension}booking-phone`, valueString: place.telecom[0]?.value },
            ...(byPhone
              ? []
              : [
                  {
                    url: `${extension}booking-deep-link`,
                    valueUrl: bookingLink(portal, `Schedule/${id}`, slotId, start),
                  },
                ]),
            ...(specialty === 'nutrition'
              ? [{ url: `${extension}slot-capacity`, valueInteger: 6 }]
              : []),
          ],
          schedule: { reference: `Schedule/${id}` },
          status,
          start,
          end,
          ...(random() < 0.08 && {
            appointmentType: existingOnly,
          }),
        });
      }
    }
  }

  const organization = {
    resourceType: 'Organization',
    id: 'bluestem',
    active: true,
    name: 'Bluestem Health',
  };
  /** @type {[type: string, name: string, resources: object[]][]} */
  const files = [
    ['Organization', 'organizations.ndjson', [organization]],
    ['Location', 'locations.ndjson', [...locations, virtual]],
    ['Practitioner', 'practitioners.ndjson', people],
    ['PractitionerRole', 'practitionerroles.ndjson', roles],
    ['Schedule', 'schedules.ndjson', schedules],
    ...weeks(slots),
  ];
  return {
    manifest: {
      transactionTime: published,
      request: `${slotServer}/$bulk-publish`,
      requiresAccessToken: false,
      outputFormat: 'application/fhir+ndjson',
      output: files.map(([type, name]) => ({ type, url: `${slotServer}/${name}` })),
      error: [],
    },
    files: new Map(
      files.map(([, name, resources]) => [
        name,
        resources.map((resource) => JSON.stringify(resource)),
      ]),
    ),
  };
}

/**
 * The portal's address for a slot: schedule, id and start, because an id alone is not unique in real feeds.
 * @param {string} portal @param {string} schedule @param {string} id @param {string} start
 */
export function bookingLink(portal, schedule, id, start) {
  return `${portal}/book?slot=${encodeURIComponent(`${schedule}|${id}|${start}`)}`;
}

/** @param {object[]} slots @returns {[string, string, object[]][]} */
function weeks(slots) {
  /** @type {Map<string, object[]>} */
  const byWeek = new Map();
  for (const slot of slots) {
    const start = Date.parse(/** @type {{ start: string }} */ (slot).start);
    const monday = new Date(start - ((new Date(start).getUTCDay() + 6) % 7) * day)
      .toISOString()
      .slice(0, 10);
    const members = byWeek.get(monday) ?? [];
    members.push(slot);
    byWeek.set(monday, members);
  }
  return [...byWeek].sort().map(([monday, members]) => ['Slot', `slots-${monday}.ndjson`, members]);
}

/**
 * A clinic is open while any of its people work.
 * @param {string} clinic
 */
function openingHours(clinic) {
  const working = practitioners.filter(([, , , , , place]) => place === clinic);
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].flatMap((name, weekday) => {
    const there = working.filter(([, , , , , , weekdays]) => weekdays.includes(weekday));
    if (there.length === 0) return [];
    const from = Math.min(...there.map(([, , , , , , , from]) => from));
    const to = Math.max(...there.map(([, , , , , , , , to]) => to));
    return { daysOfWeek: [name], openingTime: clock(from), closingTime: clock(to) };
  });
}

/** @param {number} hour */
function clock(hour) {
  return `${String(hour).padStart(2, '0')}:00:00`;
}

/** @param {readonly string[]} coding */
function snomed([code, display]) {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }], text: display };
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/** Says the offsets of a zone; made once, which takes a hundred times as long as using it. @param {string} zone */
function offsetsOf(zone) {
  const made =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}

/**
 * A wall clock of a zone as an instant with that day's offset.
 * @param {Date} date @param {number} minute @param {string} zone
 */
function atWallClock(date, minute, zone) {
  const wall = new Date(date.getTime() + minute * 60_000).toISOString().slice(0, 19);
  const name = offsetsOf(zone)
    .formatToParts(new Date(`${wall}Z`).getTime() + 5 * 3_600_000)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return wall + (name === 'GMT' ? '+00:00' : (name ?? '').slice(3));
}

/** A small seeded generator (Tommy Ettinger's mulberry32). @param {number} seed */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
