import { html } from 'lit';
import type { Difference, RecordedTime } from '../model/reconciliation.js';
import { isWindow } from '../model/slot-rows.js';
import type { Slot } from '../model/slot.js';
import type { Records } from './outcome-words.js';
import type { View } from './view.js';

/** What is otherwise in the provider's records than it was chosen. */
export function differencesIn(records: Records): readonly Difference[] {
  return records === undefined || records === 'asking' ? [] : records.differences;
}

/** Whether the provider's records do not show what the portal said. */
export function isDenied(records: Records): boolean {
  return records !== undefined && records !== 'asking' && records.result === 'denied';
}

/** Whether somebody has called the visit off, as the provider's records say. */
export function isCalledOff(records: Records): boolean {
  return records !== undefined && records !== 'asking' && records.isOff === true;
}

/** The chosen slot as the provider has it; the same, where nothing is otherwise, nor told more closely. */
export function asRecorded(slot: Slot, records: Records): Slot {
  const given = records !== 'asking' && records?.given;
  return differencesIn(records).reduce<Slot>(
    (changed, difference) =>
      difference.what === 'time'
        ? at(changed, difference)
        : { ...changed, [difference.what]: { name: difference.name ?? '' } },
    given ? at(slot, given) : slot,
  );
}

function at({ end: _, ...others }: Slot, { start, end }: RecordedTime): Slot {
  const isLong = end !== undefined && isWindow(Date.parse(start), Date.parse(end));
  return { ...others, start, ...(end !== undefined && { end }), kind: isLong ? 'window' : 'time' };
}

/** What is otherwise, in words, beside what was chosen. */
export function differenceList(view: View, chosen: Slot, zone: string, records: Records) {
  return html`<ul>
    ${differencesIn(records).map(
      (difference) =>
        html`<li>
          ${difference.what === 'time' ? time(view, chosen, zone) : actor(view, difference)}
        </li>`,
    )}
  </ul>`;
}

function time({ language }: View, { start }: Slot, zone: string) {
  return language.say('reconciled.time', { when: language.at(start, zone, 'dateTime') });
}

function actor({ language }: View, { what, name }: Exclude<Difference, { readonly what: 'time' }>) {
  return name
    ? language.say(`reconciled.${what}`, { name })
    : language.say(`reconciled.${what}-untold`);
}
