import type { FhirResource } from 'fhir/r4';
import { isPauseDue, pause } from '../model/pace.js';
import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage } from '../model/slot-source.js';
import { released } from './contained.js';
import { Directory } from './directory.js';
import { IssueTally } from './issue-tally.js';
import { object, type JsonObject } from './lenient.js';
import { isFlat } from './flat.js';
import { readReference } from './reference.js';
import { SlotReader, type TimeReading } from './slot-reader.js';
import { SlotScanner } from './slot-scanner.js';
import { SoonestSchedules } from './soonest-schedules.js';
import { spanOf } from './span.js';
import { toldIssues } from './told-issues.js';

/** So many slots of those who are free soonest are given at once: more than are shown at first. */
const firstSlots = 200;
/** Of as many at least: who is alone is shown in another way. */
const firstShelves = 2;

/** The search of a {@link ResourceSource}, in a chunk of its own: most pages read a publication. */
export async function* readResources(
  resources: Iterable<FhirResource>,
  reading: TimeReading,
  query: SlotQuery,
  signal: AbortSignal,
): AsyncGenerator<SlotPage> {
  const issues = new IssueTally();
  const directory = new Directory(issues, reading.timeZone);
  const reader = new SlotReader('', directory, reading, query, issues);
  const scanner = new SlotScanner(spanOf(query), reading.times === 'clock');
  const schedules = new SoonestSchedules(spanOf(query));
  const add = (resource: JsonObject) => {
    if (resource.resourceType === 'Slot') schedules.add(resource);
    else directory.add(resource);
  };
  let looked = 0;
  // What slots lead to may come after them.
  for (const holder of resources) {
    const resource = object(holder) ?? {};
    if (isFlat(resource)) add(resource);
    else released(resource).forEach(add);
    looked += 1;
    if (looked % 256 === 0 && isPauseDue()) await pause();
  }
  let given = 0;
  let isFirst = true;
  for (const slots of schedules.inOrder((schedule) => actorsOf(schedule, directory))) {
    signal.throwIfAborted();
    for (const [index, slot] of slots.entries()) {
      scanner.resource(slot);
      if (index % 64 === 0 && isPauseDue()) await pause();
    }
    given += 1;
    if (!isFirst || given < firstShelves || scanner.waiting < firstSlots) continue;
    isFirst = false;
    yield { slots: await reader.read(scanner.take()), whole: true };
  }
  const found = await reader.read(scanner.take());
  signal.throwIfAborted();
  yield { slots: found };
  const remarks = await directory.remarks();
  signal.throwIfAborted();
  yield { slots: [], issues: await toldIssues(issues), ...remarks };
}

/** The same for references to schedules of the same people and places. */
function actorsOf(schedule: unknown, directory: Directory): string {
  const { key = '' } = readReference({ reference: schedule });
  return JSON.stringify(directory.resource(key)?.actor ?? key);
}
