/**
 * Lines of Slot files as many programs write them, well and badly. Values come from
 * small pools, so that slots are repeated and lines resemble each other.
 */
export class SlotLines {
  readonly #random: () => number;
  readonly #programs: readonly Program[];

  /** @param length whether lines may also be very long */
  constructor(
    random: () => number,
    private readonly length: 'any' | 'short' = 'any',
  ) {
    this.#random = random;
    this.#programs = Array.from({ length: 1 + Math.floor(random() * 4) }, () => program(random));
  }

  /** A line without the newline after it; now and then one that is no slot, or nothing at all. */
  next(): Uint8Array {
    const line = this.#any();
    return this.length === 'short' && line.length > 600 ? this.next() : line;
  }

  #any(): Uint8Array {
    const random = this.#random;
    const chance = random();
    if (chance < 0.02) return bytesOf(pick(random, oddLines));
    const line = write(random, pick(random, this.#programs));
    if (chance < 0.03) return bytesOf(line.slice(0, Math.floor(random() * line.length)));
    if (chance < 0.04) return mutated(random, bytesOf(line));
    return bytesOf(line);
  }
}

/** A whole file, as it is sent: it may begin with a byte order mark, and end with a newline or without. */
export function fileOf(random: () => number, lines: SlotLines, count: number): Uint8Array {
  const newline = Uint8Array.of(10);
  const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
  const parts = Array.from({ length: count }, () => [lines.next(), newline]).flat();
  const whole = random() < 0.5 ? parts : parts.slice(0, -1);
  return new Uint8Array(Buffer.concat(random() < 0.3 ? [mark, ...whole] : whole));
}

type Random = () => number;

/** A program that writes slots, each in much the same way as the others. */
interface Program {
  readonly members: readonly Member[];
  readonly colon: string;
  readonly comma: string;
  readonly lineEnd: string;
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly gap: string;
  readonly ids: readonly string[];
  readonly schedules: readonly string[];
  readonly statuses: readonly string[];
  readonly capacities: readonly string[];
  readonly versions: readonly string[];
  /** How many of its values are written in some way that is not plain. */
  readonly odd: number;
}

/** A member of a resource: its name in JSON, and what is written for it. */
interface Member {
  readonly name: string;
  readonly value: (random: Random, program: Program) => string;
}

/** Where invalid UTF-8 is to be; not a character that anybody writes. */
const invalid = [
  ['\ue000', [0xff]],
  ['\ue001', [0xc3]],
  ['\ue002', [0xed, 0xa0, 0x80]],
  ['\ue003', [0xe2, 0x82]],
] as const;

const oddWords = [
  '',
  '0',
  'é',
  '😀',
  '\ufeffx',
  '\\"',
  '\\\\',
  '\\u00e9',
  '\\ud83d\\ude00',
  '\\ud800',
  '\\/',
  '\\n',
  '\t',
  'null',
  'a\ue000',
  'a\ue001',
  'a\ue002',
  'a\ue003',
];
/** As long as what a scanner compares, and longer. */
const longWords = ['x'.repeat(8_000), 'x'.repeat(8_001), 'é'.repeat(4_100)];
const notTexts = ['null', '0', '7', '-7', '3.5', '1e2', '12345678901', 'true', '[]', '{}'];
const oddLines = [
  '',
  ' ',
  '\r',
  '\ufeff',
  '\ufeff{"resourceType":"Slot","id":"marked","start":"2026-11-24T09:00:00Z","status":"free"}',
  '{}',
  '[]',
  'null',
  '7',
  '<html>',
  '{"resourceType":"Schedule","id":"1"}',
  '{"resourceType":"Slot"}',
  '{"resourceType":"Slot","start":"2026-02-30T09:00:00Z"}',
  `{"resourceType":"Slot","start":"2026-11-24T09:00:00Z","comment":"${'x'.repeat(20_000)}"}`,
];
const endings = [
  ':00Z',
  ':00.000Z',
  'Z',
  ':00-05:00',
  ':00-05',
  ':00+0000',
  ':00+05:45',
  ':00 z',
  ':00',
  '',
  ':30.25+01:00',
  ':60Z',
  ':00Zulu',
  ':00Z ',
];
const prefixes = [
  'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/',
  'http://fhir-registry.smarthealthit.org/StructureDefinition/',
  'https://example.org/StructureDefinition/',
];
const days = [
  '2026-10-01',
  '2026-11-19',
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-12-19',
  '2026-12-20',
  '2026-12-21',
  '2027-02-03',
];
const hours = ['00:00', '00:15', '09:00', '09:30', '13:00', '23:59'];

function program(random: Random): Program {
  const some = (list: readonly string[], count: number) =>
    Array.from({ length: count }, () => pick(random, list));
  const starts = some(endings, 1 + Math.floor(random() * 2));
  const compact = random() < 0.6;
  const members: Member[] = [
    { name: 'resourceType', value: () => '"Slot"' },
    { name: random() < 0.95 ? 'id' : '\ufeffid', value: (own, { ids }) => pick(own, ids) },
    { name: 'schedule', value: schedule },
    { name: 'status', value: (own, { statuses }) => pick(own, statuses) },
    {
      name: 'start',
      value: (own, { gap, starts: those }) =>
        `"${pick(own, days)}${gap}${pick(own, hours)}${pick(own, those)}"`,
    },
    ...maybe(random, 0.85, { name: 'end', value: end }),
    ...maybe(random, 0.4, {
      name: 'meta',
      value: (own, { versions, odd }) =>
        `{"versionId":"${word(own, odd)}","lastUpdated":${pick(own, versions)},"tag":[${value(own, odd)}]}`,
    }),
    ...maybe(random, 0.8, extensionsOf(random)),
    ...maybe(random, 0.3, { name: 'comment', value: (own, { odd }) => value(own, odd) }),
    ...maybe(random, 0.3, {
      name: 'identifier',
      value: (own, { odd }) => `[{"system":"s","value":${value(own, odd)}},{"value":"fixed"}]`,
    }),
    ...maybe(random, 0.1, {
      name: 'text',
      value: (own, { odd }) => `{"div":"<div>${word(own, odd)}</div>"}`,
    }),
    ...maybe(random, 0.4, {
      name: 'serviceType',
      value: (own) => `[{"coding":[{"code":"${pick(own, ['57', '124'])}","display":"Care"}]}]`,
    }),
    ...maybe(random, 0.2, {
      name: 'appointmentType',
      value: (own) => `{"coding":[{"code":"${pick(own, ['newpt', 'existptonly'])}"}]}`,
    }),
    ...maybe(random, 0.1, { name: 'freeBusyType', value: () => '"free"' }),
    ...maybe(random, 0.1, { name: 'overbooked', value: (own) => pick(own, notTexts) }),
    ...maybe(random, 0.05, { name: '\\u0065nd', value: end }),
    ...maybe(random, 0.05, { name: 'id', value: (own) => `"${word(own, 0)}"` }),
  ];
  return {
    members: random() < 0.5 ? members : shuffled(random, members),
    colon: compact ? ':' : ' :\t ',
    comma: compact ? ',' : ' , ',
    lineEnd: pick(random, ['', '', '\r', ' ']),
    starts,
    ends: random() < 0.7 ? starts : some(endings, 2),
    gap: random() < 0.95 ? 'T' : ' ',
    ids: pick(random, [
      ['"a"', '"b"', '"c"'],
      ['"0"'],
      ['"a\ue000"', '"a\ue001"', '"a\ufffd"'],
      ['""'],
      ['0'],
      ['7', '8'],
      ['null', '1.0'],
    ]),
    schedules: [`"Schedule/${Math.floor(random() * 3)}"`, '"Schedule/9"'],
    statuses: random() < 0.6 ? ['"free"'] : ['"free"', '"busy"', '"entered-in-error"', 'null', '1'],
    capacities: pick(random, [
      ['1', '2', '30'],
      ['0', '40000', '-3', '2.5'],
      ['"3"', '"many"', '""'],
      ['1e3', '1234567890', '01', 'null'],
    ]),
    versions:
      random() < 0.7
        ? ['"2026-11-20T10:00:00Z"', '"2026-11-21T10:00:00Z"', '"2026-11-22T10:00:00.5Z"']
        : ['"2026-11-20T10:00:00-05:00"', '"yesterday"', '5', 'null'],
    odd: pick(random, [0, 0.02, 0.3]),
  };
}

function write(random: Random, author: Program): string {
  const { members, colon, comma, lineEnd } = author;
  const written = members.map(({ name, value: of }) => `"${name}"${colon}${of(random, author)}`);
  return `{${written.join(comma)}}${lineEnd}`;
}

function schedule(random: Random, { schedules, odd }: Program): string {
  const chance = random();
  if (chance < odd / 3) return value(random, 1);
  if (chance < odd) return `{"reference":${value(random, 1)}}`;
  return `{"reference":${pick(random, schedules)}}`;
}

function end(random: Random, { ends, gap, odd }: Program): string {
  if (random() < odd) return value(random, 1);
  return `"${pick(random, days)}${gap}${pick(random, hours)}${pick(random, ends)}"`;
}

/** The extensions of a program's slots: several, repeated, nested, and some of other people's. */
function extensionsOf(random: Random): Member {
  const names = ['booking-deep-link', 'booking-phone', 'slot-capacity'];
  const templates = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
    const name = pick(random, names);
    const url = pick(random, prefixes) + name;
    const form = random();
    const member = pick(random, ['valueUrl', 'valueUri', 'valueString', 'valueInteger']);
    return (own: Random, { capacities, odd }: Program) => {
      const written =
        name === 'slot-capacity'
          ? pick(own, capacities)
          : `"https://example.org/${word(own, odd)}"`;
      if (form < 0.1) return `{"url":"${url}","valueNothing":null,"${member}":${written}}`;
      if (form < 0.2) return `{"${member}":${written},"url":"${url}","id":"x"}`;
      if (form < 0.3)
        return `{"url":"${url}","extension":[{"url":"${url}","${member}":${written}}]}`;
      if (form < 0.35) return `{"url":"${url}","valueCoding":{"code":${written}}}`;
      if (form < 0.4) return 'null';
      return `{"url":"${url}","${member}":${written}}`;
    };
  });
  const isList = random() < 0.9;
  return {
    name: 'extension',
    value: (own, author) =>
      isList
        ? `[${templates.map((template) => template(own, author)).join(',')}]`
        : (templates[0]?.(own, author) ?? 'null'),
  };
}

function word(random: Random, odd: number): string {
  const chance = random();
  if (chance < odd / 50) return pick(random, longWords);
  return chance < odd ? pick(random, oddWords) : pick(random, ['a', 'b', 'c', '15', 'Ward 3']);
}

function value(random: Random, odd: number): string {
  return random() < odd / 2 ? pick(random, notTexts) : `"${word(random, odd)}"`;
}

function maybe(random: Random, chance: number, member: Member): readonly Member[] {
  return random() < chance ? [member] : [];
}

function bytesOf(line: string): Uint8Array {
  const parts = line.split(/([\ue000-\ue003])/).map((part) => {
    const bytes = invalid.find(([mark]) => mark === part)?.[1];
    return bytes ? Uint8Array.from(bytes) : new TextEncoder().encode(part);
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** A line in which one byte is another. */
function mutated(random: Random, line: Uint8Array): Uint8Array {
  const other = line.slice();
  const byte = pick(
    random,
    [...'"\\{}[],:0-9.eZT x'].map((letter) => letter.charCodeAt(0)),
  );
  other[Math.floor(random() * other.length)] = byte;
  return other;
}

function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}
