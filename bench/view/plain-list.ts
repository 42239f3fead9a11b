import type { FhirResource, Slot } from 'fhir/r4';
import { html, LitElement } from 'lit';
import type { Contender } from './contender.js';
import { freeSlots, scheduleNames } from './lookup.js';

const [daysShown, timesShown] = [7, 8];
const zone = 'America/New_York';
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: zone });
const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: zone });

interface Time {
  readonly start: number;
  readonly slot: Slot;
}

/** The least that shows times: seven days, eight times in each, with who has them. */
class PlainList extends LitElement {
  resources: readonly FhirResource[] = [];

  override render() {
    const names = scheduleNames(this.resources);
    return daysOf(freeSlots(this.resources)).map(
      (times) => html`
        <h2>${day.format(times[0]?.start)}</h2>
        <ul>
          ${times.map(
            ({ start, slot }) =>
              html`<li>
                <button>${time.format(start)} ${names.get(slot.schedule.reference ?? '')}</button>
              </li>`,
          )}
        </ul>
      `,
    );
  }
}
customElements.define('plain-list', PlainList);

/** The earliest times of the first days; none of them is on another day in UTC than in its zone. */
function daysOf(slots: readonly Slot[]): readonly (readonly Time[])[] {
  const days = new Map<number, Time[]>();
  for (const slot of slots) {
    const start = Date.parse(slot.start);
    const date = Math.floor(start / 86_400_000);
    const times = days.get(date);
    if (times) keep(times, { start, slot });
    else days.set(date, [{ start, slot }]);
  }
  const dates = [...days.keys()].sort((one, other) => one - other).slice(0, daysShown);
  return dates.map((date) => days.get(date) ?? []);
}

/** Puts a time among the earliest of its day, if it is one of them. */
function keep(times: Time[], time: Time) {
  const later = times.findIndex(({ start }) => start > time.start);
  if (later >= 0) times.splice(later, 0, time);
  else if (times.length < timesShown) times.push(time);
  if (times.length > timesShown) times.pop();
}

export const plainList: Contender = {
  mount: (place, resources) =>
    place.append(Object.assign(document.createElement('plain-list'), { resources })),
  hasTimes: (place) => !!place.firstElementChild?.shadowRoot?.querySelector('button'),
};
