import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import { viewerZone } from '../time/zone.js';
import { Directory } from './directory.js';
import { IssueTally } from './issue-tally.js';
import { SlotReader } from './slot-reader.js';
import { SlotScanner } from './slot-scanner.js';
import { spanOf } from './span.js';

const anHour = 3_600_000;
/** Enough for some days, and for more on one day than are shown at first. */
const hours = 30;
const extension = [
  {
    url: 'http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/booking-deep-link',
    valueUrl: 'https://made-up.invalid/',
  },
];

/**
 * For the rehearsal of first times: the hours from a day after now on, at a made-up place. They are
 * read as what publishers send, and nobody is asked for them.
 */
export class MadeUpSource implements SlotSource {
  readonly label = 'made up';

  async *findSlots(query: SlotQuery): AsyncGenerator<SlotPage> {
    const issues = new IssueTally();
    const reading = { timeZone: viewerZone() };
    const directory = new Directory(issues, reading.timeZone);
    directory.add({ resourceType: 'Location', id: 'a', name: 'A', address: { line: ['A'] } });
    directory.add({ resourceType: 'Schedule', id: 'a', actor: [{ reference: 'Location/a' }] });
    const span = spanOf(query);
    const scanner = new SlotScanner(span, false);
    for (let hour = 24; hour < 24 + hours; hour += 1) {
      scanner.resource({
        resourceType: 'Slot',
        id: String(hour),
        schedule: { reference: 'Schedule/a' },
        status: 'free',
        start: new Date(span.from + hour * anHour).toISOString(),
        end: new Date(span.from + (hour + 1) * anHour).toISOString(),
        extension,
      });
    }
    const reader = new SlotReader('', directory, reading, query, issues);
    yield { slots: await reader.read(scanner.take()) };
  }
}
