import { html } from 'lit';
import type { Difference } from '../model/reconciliation.js';
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

/** The chosen slot as the provider has it. */
export function asRecorded(slot: Slot, records: Records): Slot {
  return differencesIn(records).reduce<Slot>((changed, difference) => {
    if (difference.what !== 'time')
      return { ...changed, [difference.what]: { name: difference.name ?? '' } };
    const { end: _, ...others } = changed;
    const { start, end } = difference;
    return { ...others, start, ...(end !== undefined && { end }) };
  }, slot);
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
