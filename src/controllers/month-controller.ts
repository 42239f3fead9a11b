import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dayAfterStep, firstDayFrom, type DayStep } from '../availability/day-step.js';
import { extentOf, type Opening } from '../availability/day-window.js';
import { openingOn, weeksOf, type Calendar, type Week } from '../availability/month-days.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { addMonths, monthOf, type Month } from '../time/month.js';
import { FloatingPanel } from './floating-panel.js';

/** What the month is of, and whom it tells. */
export interface MonthPorts {
  readonly calendar: () => Calendar;
  /** The day to begin with, whether or not it has times. */
  readonly startsOn: () => CalendarDate;
  readonly isRightToLeft: () => boolean;
  /** A day was chosen: its first time. */
  readonly onChoose: (opening: Opening) => void;
  /** What the panel stands at, and where the focus goes back to. */
  readonly button: () => HTMLElement | null;
  readonly panel: () => HTMLElement | null;
}

/** The month in view. */
export interface MonthShown {
  readonly month: Month;
  readonly weeks: readonly Week[];
  /** The one of its days that Tab leads to; none where it has no times. */
  readonly tabStop: CalendarDate | undefined;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
}

type Host = ReactiveControllerHost & Element;

const steps: Readonly<Record<string, DayStep>> = {
  ArrowLeft: 'day-before',
  ArrowRight: 'day-after',
  ArrowUp: 'week-before',
  ArrowDown: 'week-after',
  Home: 'week-start',
  End: 'week-end',
  PageUp: 'month-before',
  PageDown: 'month-after',
};
/** Of right-to-left languages, in which the next day is to the left. */
const mirrored: Readonly<Record<string, string>> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
};

/**
 * The month at a glance: whether it is open, which month it shows, and where
 * the focus is in it. Owns the panel's place on the screen; counts no times.
 */
export class MonthController implements ReactiveController {
  #at: { readonly month: Month; readonly day: CalendarDate } | undefined;
  #isFocusDue = false;
  #hadFocus = false;
  #listening = new AbortController();
  readonly #host: Host;
  readonly #ports: MonthPorts;
  readonly #floating: FloatingPanel;

  constructor(host: Host, ports: MonthPorts) {
    this.#host = host;
    this.#ports = ports;
    this.#floating = new FloatingPanel(host);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#at !== undefined;
  }

  get shown(): MonthShown | undefined {
    const calendar = this.#ports.calendar();
    const extent = extentOf(calendar.groups, calendar.now);
    if (!this.#at || !extent) return undefined;
    const { month, day } = this.#at;
    const weeks = weeksOf(month, calendar);
    return {
      month,
      weeks,
      tabStop: tabStop(weeks, day),
      canGoBack: month > monthOf(extent.first),
      canGoOn: month < monthOf(extent.last),
    };
  }

  hostUpdate(): void {
    this.#hadFocus = this.#ports.panel()?.contains(this.#focused) ?? false;
  }

  hostUpdated(): void {
    if (!this.#at) return;
    const panel = this.#ports.panel();
    const button = this.#ports.button();
    if (!panel || !button) return this.close();
    if (!panel.matches(':popover-open')) this.#floating.show(panel, button);
    // The day that had the focus may have lost its last time.
    const lostFocus = this.#hadFocus && !panel.contains(this.#focused);
    if (this.#isFocusDue || lostFocus) {
      (panel.querySelector<HTMLElement>('td [tabindex="0"]') ?? panel).focus();
    }
    this.#isFocusDue = false;
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Opens it at the first day with times, or closes it again. */
  toggle(): void {
    if (this.#at) return this.#closeAndReturn();
    const calendar = this.#ports.calendar();
    const day =
      firstDayFrom(this.#ports.startsOn(), calendar) ??
      extentOf(calendar.groups, calendar.now)?.last;
    if (day === undefined || !this.#host.isConnected) return;
    this.#moveTo(day);
    this.#listening = new AbortController();
    this.#host.ownerDocument.addEventListener('pointerdown', (event) => this.#pressed(event), {
      capture: true,
      signal: this.#listening.signal,
    });
  }

  /** Closes it and leaves the focus where it is. */
  close(): void {
    this.#listening.abort();
    this.#floating.release();
    this.#at = undefined;
    this.#host.requestUpdate();
  }

  /** Shows another month; the focus stays on what was pressed. */
  turn(count: 1 | -1): void {
    if (!this.#at) return;
    this.#at = { ...this.#at, month: addMonths(this.#at.month, count) };
    this.#host.requestUpdate();
  }

  choose(date: CalendarDate): void {
    const { groups, now } = this.#ports.calendar();
    const opening = openingOn(groups, date, now);
    // What has the focus is about to go.
    this.#closeAndReturn();
    if (opening) this.#ports.onChoose(opening);
  }

  /** Keys that count everywhere in the panel. */
  readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // What the page has open around the element stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#closeAndReturn();
  };

  /** Keys that move from day to day. */
  readonly step = (event: KeyboardEvent): void => {
    const { key } = event;
    const from = this.shown?.tabStop;
    const step = steps[(this.#ports.isRightToLeft() && mirrored[key]) || key];
    if (!step || !from || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#moveTo(dayAfterStep(step, from, this.#ports.calendar()) ?? from);
  };

  /** Whoever goes on to something else has done with it. Without a target the window was left, or what was pressed takes no focus. */
  readonly leave = ({ relatedTarget }: FocusEvent): void => {
    const isElsewhere =
      relatedTarget instanceof Node && !this.#ports.panel()?.contains(relatedTarget);
    if (isElsewhere) this.close();
  };

  #pressed(event: Event) {
    const path = event.composedPath();
    const { button, panel } = this.#ports;
    if (![button(), panel()].some((own) => own && path.includes(own))) this.close();
  }

  #moveTo(day: CalendarDate) {
    this.#at = { month: monthOf(day), day };
    this.#isFocusDue = true;
    this.#host.requestUpdate();
  }

  #closeAndReturn() {
    this.close();
    this.#ports.button()?.focus();
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}

/** The day wished for where it has times, else the first of the month that has. */
function tabStop(weeks: readonly Week[], wish: CalendarDate): CalendarDate | undefined {
  const dates = weeks.flatMap((week) =>
    week.flatMap((day) => (day && day.count > 0 ? [day.date] : [])),
  );
  return dates.includes(wish) ? wish : dates[0];
}
