import { describe, expect, it } from 'vitest';
import { groupSlots } from '../../src/availability/offer.js';
import type { Slot } from '../../src/model/slot.js';
import { aboutClocks } from '../../src/page/clock-check.js';
import type { SetupFacts } from '../../src/page/setup-facts.js';
import { slotAt } from '../../src/testing/slot-at.js';
import { parseTimestamp } from '../../src/time/timestamp.js';
import { isBehindLaw } from '../../src/time/zone.js';

/** A slot as it was written, of which the instant counts. */
const written = (start: string, more: Partial<Slot> = {}) =>
  slotAt(new Date(parseTimestamp(start)?.instant ?? NaN).toISOString(), {
    id: `${start} ${more.endpoint}`,
    written: start,
    ...more,
  });
const check = (slots: readonly Slot[]) => {
  const groups = groupSlots(slots, 'America/Denver');
  return aboutClocks({ offer: { count: slots.length, groups } } as unknown as SetupFacts);
};
const codes = (...slots: readonly Slot[]) => check(slots).map(({ code }) => code);

/** The hours of a working day in July and in January, half-hourly. */
const workingDay = (ending: string, date = '2027-01-12') =>
  Array.from({ length: 18 }, (_, half) => {
    const hour = String(8 + Math.floor(half / 2)).padStart(2, '0');
    return `${date}T${hour}:${half % 2 ? '30' : '00'}:00${ending}`;
  });

describe('times whose offset is the one of their place on their day', () => {
  it('give nothing to say', () => {
    expect(
      codes(
        written('2027-01-12T09:00:00-05:00'),
        written('2027-07-06T09:00:00-04:00'),
        written('2027-07-06T13:00:00Z'),
        written('2027-07-06T18:30:00.500+05:30', { timeZone: 'Asia/Kolkata' }),
        written('2027-07-06T09:00:00+13:45', { timeZone: 'Pacific/Chatham', mode: 'virtual' }),
      ),
    ).to.deep.equal([]);
  });
});

describe('the webmaster is told of', () => {
  it('winter’s offset in summer, with what patients see and what to do either way', () => {
    expect(
      check([written('2027-01-12T09:00:00-05:00'), written('2027-07-06T09:00:00-05:00')]),
    ).to.deep.equal([
      {
        code: 'offset-mismatch',
        severity: 'warning',
        message:
          '1 of 2 slots looked at are written with an offset that the clocks of their place do not have on that day, such as 2027-07-06T09:00:00-05:00 at Harbor Street Family Medicine, where it is -04:00 (America/New_York); patients see 10:00.',
        fix: 'If the visit is at 10:00, let the server write -04:00. If it is at 09:00, set times="clock" until it does.',
      },
    ]);
  });

  it('an offset that is another’s, where the zone was guessed, with the zone to set', () => {
    const guessed = { timeZone: 'America/Chicago', timeZoneFrom: 'guess' } as const;
    const [issue] = check([written('2027-01-12T09:00:00-05:00', guessed)]);
    expect(issue?.fix).to.contain('set times="clock" and time-zone="America/Chicago"');
  });

  it.each(['+05:17', '-13:00', '+15:00', '-12:15', '+14:15'])(
    'the offset %s, which no place has, whether a zone is known or not',
    (offset) => {
      const start = `2027-07-06T09:00:00${offset}`;
      const unknown = { timeZone: offset, timeZoneFrom: 'offset' } as const;
      for (const more of [{}, unknown])
        expect(codes(written(start, more)), offset).to.deep.equal(['offset-impossible']);
    },
  );

  it('an offset that no place has, with what it is taken for', () => {
    const [issue] = check([written('2027-07-06T09:00:00+05:17')]);
    expect(issue?.message).to.equal(
      '1 of 1 slots looked at are written with an offset that no place on earth has, such as 2027-07-06T09:00:00+05:17 at Harbor Street Family Medicine, which is taken for 03:43 UTC.',
    );
  });

  it('nothing of the kind where clocks count, or where the place’s zone is not known', () => {
    const placed = slotAt('2027-07-06T13:00:00Z', { written: '2027-07-06T09:00:00-05:00' });
    const odd = slotAt('2027-07-06T14:00:00Z', { written: '2027-07-06T10:00:00+05:17' });
    const viewer = { timeZone: undefined, timeZoneFrom: 'viewer' } as unknown as Partial<Slot>;
    expect(codes(placed, odd, written('2027-07-06T09:00:00-05:00', viewer))).to.deep.equal([]);
    expect(codes(written('2027-07-06T09:00:00-05:00', { mode: 'virtual' }))).to.deep.equal([]);
  });
});

describe('a browser whose zones are older than the law', () => {
  const vancouver = { timeZone: 'America/Vancouver' };
  const isBehind = isBehindLaw(Date.UTC(2027, 0, 12, 16), 'America/Vancouver');
  const expected = isBehind ? ['zone-data-old'] : [];

  it('is told apart from an offset that is wrong', () => {
    expect(codes(written('2027-01-12T09:00:00-07:00', vancouver))).to.deep.equal(expected);
    expect(codes(written('2027-01-12T16:00:00Z', vancouver))).to.deep.equal(expected);
    expect(codes(written('2026-10-12T09:00:00-07:00', vancouver))).to.deep.equal([]);
    expect(codes(written('2027-01-12T09:00:00-08:00', vancouver))).to.deep.equal([
      'offset-mismatch',
    ]);
    expect(codes(written('2026-01-12T17:00:00Z', vancouver))).to.deep.equal([]);
    expect(codes(written('2026-10-12T09:00:00-08:00', vancouver))).to.deep.equal([
      'offset-mismatch',
    ]);
  });

  it.runIf(isBehind)('is said to be, and that the right hour is shown all the same', () => {
    const [issue] = check([written('2027-01-12T09:00:00-07:00', vancouver)]);
    expect(issue?.message).to.contain('the clocks of America/Vancouver are at -07:00 for good');
    expect(issue?.message).to.contain('is shown at 09:00 all the same');
  });
});

describe('a clinic’s clocks that are passed off as UTC', () => {
  it.each([
    ['America/New_York', '2027-01-12'],
    ['America/New_York', '2027-07-06'],
    ['America/Chicago', '2027-07-06'],
    ['America/Los_Angeles', '2027-01-12'],
    ['Pacific/Honolulu', '2027-01-12'],
    ['Pacific/Guam', '2027-01-12'],
  ])('are noticed in %s on %s, and clocks that count advised', (timeZone, date) => {
    const slots = workingDay('Z', date).map((start) => written(start, { timeZone }));
    const [issue, ...others] = check(slots);
    expect(issue?.code).to.equal('clock-as-utc');
    expect(issue?.fix).to.contain('set times="clock"');
    expect(others).to.deep.equal([]);
  });

  it('are shown by an example', () => {
    const [issue] = check(workingDay('Z').map((start) => written(start)));
    expect(issue).to.deep.equal({
      code: 'clock-as-utc',
      severity: 'warning',
      message:
        '6 of 18 slots looked at that are written in Z are at night where they take place, such as 2027-01-12T08:00:00Z at Harbor Street Family Medicine, which patients see as 03:00; as they are written, nearly all are between 07:00 and 20:00. The server probably writes the clinic’s clocks and calls them UTC.',
      fix: 'Ask the clinic for one of its times. If it is at 08:00, set times="clock", and have the server write the place’s offset.',
    });
  });

  it.each([
    ['a working day that is written in Z as it should be', workingDay('-05:00')],
    [
      'an urgent care that never closes',
      [...Array(24).keys()].map(
        (hour) => `2027-01-12T${String(hour).padStart(2, '0')}:00:00-05:00`,
      ),
    ],
    [
      'an evening clinic',
      ['17', '18', '19', '20', '21'].flatMap((hour) =>
        ['00', '30'].map((half) => `2027-01-12T${hour}:${half}:00-05:00`),
      ),
    ],
    [
      'a laboratory of which one time in twenty is before six',
      workingDay('-02:30').concat('2027-01-12T17:00:00-02:30', '2027-01-12T17:30:00-02:30'),
    ],
    ['a few early times, which prove nothing', workingDay('Z').slice(0, 9)],
  ])('are not seen in %s', (_, starts) => {
    const slots = starts.map((start) => written(new Date(start).toISOString()));
    expect(codes(...slots)).to.deep.equal([]);
  });

  it('are looked for in each source by itself', () => {
    const [one, other] = ['https://one.example', 'https://other.example'];
    const slots = [
      ...workingDay('Z').map((start) => written(start, { endpoint: one ?? '' })),
      ...['12', '13', '14'].flatMap((day) =>
        workingDay('-05:00', `2027-01-${day}`).map((start) =>
          written(new Date(start).toISOString(), { endpoint: other ?? '' }),
        ),
      ),
    ];
    expect(codes(...slots)).to.deep.equal(['clock-as-utc']);
  });
});
