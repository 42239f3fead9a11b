import type { FhirResource } from 'fhir/r4';
import { isPauseDue, pause } from '../model/pace.js';
import type { SlotQuery } from '../model/slot-query.js';
import type { SlotPage } from '../model/slot-source.js';
import { released } from './contained.js';
import { Directory } from './directory.js';
import { FirstPage, whose } from './first-page.js';
import { IssueTally } from './issue-tally.js';
import { isFlat } from './flat.js';
import { list, object, type JsonObject } from './lenient.js';
import { readReference } from './reference.js';
import { SlotReader, type TimeReading } from './slot-reader.js';
import { SlotScanner } from './slot-scanner.js';
import { SoonestSchedules } from './soonest-schedules.js';
import { spanOf } from './span.js';
import { toldIssues } from './told-issues.js';

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
  await directory.ready();
  const shelves = await schedules.inOrder((schedule) => whoseSchedule(schedule, directory));
  let first: FirstPage | undefined = new FirstPage();
  for (const [index, shelf] of shelves.entries()) {
    signal.throwIfAborted();
    for (const slots of shelf) {
      for (const [at, slot] of slots.entries()) {
        scanner.resource(slot);
        if (at % 64 === 0 && isPauseDue()) await pause();
      }
    }
    if (!first || (index + 1) % FirstPage.enough > 0) continue;
    const raw = scanner.take();
    first.add(await reader.read(raw), !raw.kinds.some(({ place }) => place));
    if (!first.isFull) continue;
    yield* first.pages();
    first = undefined;
  }
  if (first) yield* first.pages();
  const found = await reader.read(scanner.take());
  signal.throwIfAborted();
  yield { slots: found };
  const remarks = await directory.remarks();
  signal.throwIfAborted();
  yield { slots: [], issues: await toldIssues(issues), ...remarks };
}

/** The same for schedules whose times are shown as those of one practitioner and place, if not for more. */
function whoseSchedule(reference: unknown, directory: Directory): string {
  const { key = '' } = readReference({ reference });
  const actors = list(directory.resource(key)?.actor).map(readReference);
  // Most say it themselves; to follow where all others lead takes as long as reading their slots.
  const person = actors.find(({ type }) => type === 'Practitioner')?.key;
  const isNamed = person !== undefined && directory.resource(person)?.name !== undefined;
  return isNamed ? person : whose(directory.schedule(key));
}
