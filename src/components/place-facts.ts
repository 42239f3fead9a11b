import type { OpeningHours, Place } from '../model/slot.js';
import type { View } from './view.js';

/** When a place is open in an ordinary week, a line for each kind of day: "Mon – Fri: 8:00 AM – 5:00 PM". */
export function openingHours(view: View, { hours = [], closures = [] }: Place): readonly string[] {
  return [
    ...hours.map((each) =>
      view.language.say('hours.line', {
        days: daysOfWeek(view, each.days),
        times: timesOf(view, each),
      }),
    ),
    ...closures.flatMap(({ text }) => (text ? [text] : [])),
  ];
}

/** Days on end as one span. */
function daysOfWeek({ language }: View, days: readonly number[]): string {
  const runs = days.reduce<readonly (readonly [first: number, last: number])[]>((all, day) => {
    const [first, last] = all.at(-1) ?? [];
    return first !== undefined && last === day - 1
      ? [...all.slice(0, -1), [first, day]]
      : [...all, [day, day]];
  }, []);
  return language.list(runs.map(([first, last]) => language.weekdays(first, last)));
}

function timesOf({ language }: View, { opens, closes, allDay }: OpeningHours): string {
  if (allDay) return language.say('hours.all-day');
  if (opens && closes) return language.clockSpan(opens, closes);
  return opens
    ? language.say('hours.from', { time: language.clock(opens) })
    : language.say('hours.until', { time: language.clock(closes ?? '24:00') });
}
