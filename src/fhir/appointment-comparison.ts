import { present } from '../model/present.js';
import type { Difference, RecordedTime } from '../model/reconciliation.js';
import type { Named, Slot } from '../model/slot.js';
import { parseTimestamp } from '../time/timestamp.js';
import { objects, text, type JsonObject } from './lenient.js';
import { isAtServer, isFromServer } from './own-server.js';
import { samePerson } from './person-name.js';
import { readReference, type ReadReference } from './reference.js';

/**
 * Whether two tell the same; `unsure` where names are alike and may be two people's, `untold` where
 * either tells nothing that can be compared.
 */
type Agreement = 'same' | 'unsure' | 'other' | 'untold';

/** How a recorded appointment agrees with the slot that was chosen. */
export interface Comparison {
  readonly time: Agreement;
  readonly practitioner: Agreement;
  readonly place: Agreement;
}

const practitionerTypes = ['Practitioner', 'PractitionerRole'];
const placeTypes = ['Location'];

/** @param base of the server that keeps the record: an id says nothing about another server's */
export function compare(record: JsonObject, slot: Slot, base: string): Comparison {
  const home = isFromServer(base, slot) ? base : undefined;
  const agreement = (named: Named | undefined, types: readonly string[]) =>
    agreementOf(named, actorsOf(record, types), home);
  return {
    time: timeAgreement(record, slot),
    practitioner: agreement(slot.practitioner, practitionerTypes),
    place: agreement(slot.place, placeTypes),
  };
}

/** What is otherwise than chosen, and how it is now. */
export function differencesOf(
  record: JsonObject,
  { time, practitioner, place }: Comparison,
): readonly Difference[] {
  const moved = timeOf(record);
  const nameOf = (types: readonly string[]) =>
    present({ name: actorsOf(record, types).find(({ display }) => display)?.display });
  return [
    ...(time === 'other' && moved ? [{ what: 'time', ...moved } as const] : []),
    ...(place === 'other' ? [{ what: 'place', ...nameOf(placeTypes) } as const] : []),
    ...(practitioner === 'other'
      ? [{ what: 'practitioner', ...nameOf(practitionerTypes) } as const]
      : []),
  ];
}

/** The time that a record gives to a visit "some time between": nothing where it only repeats the window, or where there is none. */
export function givenTime(record: JsonObject, chosen: Slot): RecordedTime | undefined {
  const time = timeOf(record);
  if (!time || chosen.kind !== 'window' || timeAgreement(record, chosen) !== 'same')
    return undefined;
  const isLater = Date.parse(time.start) > Date.parse(chosen.start);
  const isShorter = Date.parse(time.end ?? '') < Date.parse(chosen.end ?? '');
  return isLater || isShorter ? time : undefined;
}

function timeOf(record: JsonObject): RecordedTime | undefined {
  const start = instantText(record.start);
  return start === undefined ? undefined : { start, ...present({ end: instantText(record.end) }) };
}

/** An instant as a UTC instant; nothing where it cannot be read, or has no offset. */
export function instantText(written: unknown): string | undefined {
  const { instant } = parseTimestamp(text(written) ?? '') ?? {};
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

/** Within a window any start is as chosen: it is where the visit takes place "some time between". */
function timeAgreement(record: JsonObject, { start, end, kind }: Slot): Agreement {
  const at = Date.parse(instantText(record.start) ?? '');
  if (Number.isNaN(at)) return 'untold';
  const from = Date.parse(start);
  const isWithin = kind === 'window' && at >= from && at < Date.parse(end ?? start);
  return isWithin || at === from ? 'same' : 'other';
}

/**
 * Names in the same words are enough to be the same. Else references tell, of one type, at one
 * server; and where these cannot be compared, people's names. Other names of places tell nothing: a room
 * is called otherwise than its clinic.
 *
 * @param home the base of the server of both, where it is one
 */
function agreementOf(
  named: Named | undefined,
  actors: readonly ReadReference[],
  home: string | undefined,
): Agreement {
  if (!named) return 'untold';
  const agreements = actors.map((actor): Agreement => {
    if (actor.display && wordsOf(actor.display) === wordsOf(named.name)) return 'same';
    const told = home === undefined ? 'untold' : byReference(named.reference, actor, home);
    return told === 'untold' ? byName(named, actor) : told;
  });
  const decisive = (['same', 'unsure', 'other'] as const).find((each) => agreements.includes(each));
  return decisive ?? 'untold';
}

/** What is chosen by a role or by mere words ("Walk-in clinic") need not be a person's name. */
function byName({ name, reference }: Named, { type, display }: ReadReference): Agreement {
  if (type !== 'Practitioner' || !display) return 'untold';
  const agreement = samePerson(name, display);
  const isPerson = reference?.startsWith('Practitioner/');
  return agreement === 'other' && !isPerson ? 'unsure' : agreement;
}

function byReference(known: string | undefined, actor: ReadReference, home: string): Agreement {
  const { key } = actor;
  if (!known || !key || !isAtServer(home, actor)) return 'untold';
  if (key === known) return 'same';
  return key.split('/')[0] === known.split('/')[0] ? 'other' : 'untold';
}

function actorsOf(record: JsonObject, types: readonly string[]): readonly ReadReference[] {
  return objects(record.participant)
    .map(({ actor }) => readReference(actor))
    .filter(({ type }) => type !== undefined && types.includes(type));
}

/** A name's words in any order: "Hart, Amelia" is Amelia Hart. */
function wordsOf(name: string): string {
  const words =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.sort().join(' ');
}
