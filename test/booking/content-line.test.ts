import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, linesOf, read, readAgain } from '../support/calendar-visit.js';

describe('what a clinic writes', () => {
  const known =
    /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|UID|DTSTAMP|SEQUENCE|STATUS|DTSTART(;TZID=[\w/]+)?|DTEND(;TZID=[\w/]+)?|SUMMARY|LOCATION|GEO|DESCRIPTION|CONTACT|CLASS|TRANSP|ACTION|TRIGGER):/;
  const octets = (line: string) => Buffer.byteLength(line);
  /** What is left of a text: its lines, without other controls. */
  const kept = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/[\r\u0085\u2028\u2029]/g, '\n')
      .split('')
      .filter((unit) => unit === '\n' || unit === '\t' || !/\p{Cc}/u.test(unit))
      .join('');

  const hostile = fc.constantFrom(
    '\r\n',
    '\r',
    '\n',
    '\\',
    '\\n',
    ';',
    ',',
    ':',
    '"',
    ' ',
    '\t',
    '\u0000',
    '\u0085',
    '\u2028',
    '\u000b',
    '\u001c',
    '\u009b',
    'ATTENDEE:',
    'END:VEVENT',
    '👩🏽‍⚕️',
    'é',
    '漢',
  );
  const text = fc
    .array(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));

  it('comes through as it is, in lines that every calendar can read', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        text,
        (summary, location, description, contact, alarm) => {
          const file = fileOf({ summary, location, description, contact, alarm });
          const stored = new TextDecoder().decode(new TextEncoder().encode(file));
          expect(stored).to.equal(file);

          expect(file).to.match(/\r\n$/);
          expect(file.replaceAll('\r\n', '')).not.to.match(
            /[\r\n\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/,
          );
          for (const line of file.split('\r\n')) expect(octets(line)).to.be.at.most(75);
          for (const line of linesOf(file)) expect(line).to.match(known);

          const { alarms, ...event } = read(file);
          expect(event.summary).to.equal(kept(summary));
          expect(event.location ?? '').to.equal(kept(location));
          expect(event.description ?? '').to.equal(kept(description));
          expect(event.contact ?? '').to.equal(kept(contact));
          expect(alarms.map(([, , words]) => words)).to.deep.equal([kept(alarm), kept(alarm)]);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  it('never becomes a line of its own', () => {
    const summary =
      'Dr. X\r\nATTENDEE:mailto:mallory@evil.example\rX:1\nX:2\u0085X:3\u2028X:4\u2029X:5';
    const file = fileOf({ summary });
    expect(linesOf(file).filter((line) => line.startsWith('SUMMARY'))).to.deep.equal([
      'SUMMARY:Dr. X\\nATTENDEE:mailto:mallory@evil.example\\nX:1\\nX:2\\nX:3\\nX:4\\nX:5',
    ]);
    expect(readAgain(file).attendees).to.equal(undefined);
  });

  it('is folded at 75 octets, and never within a character', () => {
    const file = fileOf({ summary: `${'x'.repeat(66)}é${'漢'.repeat(40)}` });
    const at = file.indexOf('SUMMARY');
    const lines = file.slice(at, file.indexOf('LOCATION')).split('\r\n').slice(0, -1);
    expect(lines).to.deep.equal([
      `SUMMARY:${'x'.repeat(66)}`,
      ` é${'漢'.repeat(24)}`,
      ` ${'漢'.repeat(16)}`,
    ]);
    expect(lines.slice(0, 2).map(octets)).to.deep.equal([74, 75]);
  });

  it('may use a line to its last octet', () => {
    expect(fileOf({ summary: 'x'.repeat(67) })).to.contain(`\r\nSUMMARY:${'x'.repeat(67)}\r\n`);
    expect(fileOf({ summary: 'x'.repeat(68) })).to.contain(
      `\r\nSUMMARY:${'x'.repeat(67)}\r\n x\r\n`,
    );
  });
});
