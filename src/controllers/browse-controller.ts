import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  extentOf,
  nextWindow,
  previousWindow,
  windowWith,
  type DayWindow,
  type Extent,
  type Opening,
} from '../availability/day-window.js';
import { datesOf } from '../availability/days.js';
import { dateOf, indexOn, type Group } from '../availability/group.js';
import { Portion } from '../availability/portion.js';
import { hasTimes, Sheet, type Card, type SheetDay } from '../availability/sheet.js';
import type { Clock } from '../model/clock.js';
import type { Slot } from '../model/slot.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { dateAt, viewerZone } from '../time/zone.js';
import { DayRoom } from './day-room.js';
import { painted, pressable } from './painted.js';

/** What browsing depends on besides the patient's own steps. */
export interface BrowseInput {
  readonly groups: readonly Group[];
  readonly startDate: CalendarDate | undefined;
  /** Days shown at once where the page says so; else as many as the width allows. */
  readonly days: number | undefined;
  /** Whether no search is still to bring more. */
  readonly isKnown: boolean;
  /** What is asked for: the answer to another question is laid out anew. */
  readonly asked: string;
  /** Whether the patient may see it: what was laid out before that nobody has seen, and it is laid out anew. */
  readonly isShown: boolean;
}

type Host = ReactiveControllerHost & Element;

/** Milliseconds after which whoever comes back does not remember what lay where. */
const longAway = 300_000;

/**
 * Where the patient is in the calendar: the days shown, and the days opened up.
 * Owns no slots; it is given them before each render.
 */
export class BrowseController implements ReactiveController {
  groups: readonly Group[] = [];
  extent: Extent | undefined;
  /**
   * The groups in view, each with its days: the first ones, and whichever was asked for. They are
   * drawn one after the other, so that a press is answered at once; until its turn has come, a
   * group stays as it was.
   */
  cards: readonly Card[] = [];

  /** How many of the groups have been drawn as they are now. */
  #drawn = 0;
  #drawing: Promise<void> | undefined;
  /** The key of a group that is drawn before its turn, where nothing of it is there. */
  #urgent: string | undefined;

  #from: CalendarDate | undefined;
  #days: number | undefined;
  #startDate: CalendarDate | undefined;
  #asked: string | undefined;
  #isKnown = false;
  #isShown = false;
  #wasWhole = false;
  readonly #sheet = new Sheet();
  readonly #portion = new Portion();
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #room: DayRoom;
  #minute: ReturnType<typeof setInterval> | undefined;
  /** Since when nobody has seen the page. */
  #unseenSince: Date | undefined;

  constructor(host: Host, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    this.#room = new DayRoom(host);
    host.addController(this);
  }

  hostConnected(): void {
    // Times that have begun must go, even while nobody touches anything.
    this.#minute = setInterval(() => this.#host.requestUpdate(), 60_000);
    document.addEventListener('visibilitychange', this.#looked);
    // Not every browser says of a page that is gone back to that it is visible.
    addEventListener('pageshow', this.#looked);
    this.#looked();
  }

  hostDisconnected(): void {
    clearInterval(this.#minute);
    document.removeEventListener('visibilitychange', this.#looked);
    removeEventListener('pageshow', this.#looked);
  }

  /** Takes in what may be offered now. */
  update({ groups, startDate, days, asked, isKnown, isShown }: BrowseInput): void {
    const now = this.#clock();
    this.#isKnown = isKnown;
    this.#days = days;
    const isFirstSeen = isShown && !this.#isShown;
    this.#isShown = isShown;
    if (groups !== this.groups || asked !== this.#asked || isFirstSeen) {
      this.groups = groups;
      this.extent = extentOf(groups, now);
      if (asked !== this.#asked) this.#begin();
      else if (isFirstSeen) this.#clear();
      this.#asked = asked;
      this.#lay();
    }
    if (startDate !== this.#startDate) {
      this.#startDate = startDate;
      this.#from = undefined;
      this.#turn();
    }
    this.#draw();
  }

  hostUpdated(): void {
    if (this.#drawn >= this.#sheet.groups.length) return;
    this.#drawing ??= (this.#drawn > 1 ? painted() : pressable()).then(() => {
      this.#drawing = undefined;
      this.#drawn += 1;
      this.#host.requestUpdate();
    });
  }

  /** Whether something of every group has been in view; those that are asked for afterwards do not count. */
  get isWhole(): boolean {
    return this.#wasWhole || this.cards.length === this.#sheet.groups.length;
  }

  /** Settles when the next group has been drawn; nothing where all are. */
  get drawing(): Promise<void> | undefined {
    return this.#drawing;
  }

  get now(): Date {
    return this.#clock();
  }

  /** The earliest date that any of the places has now. */
  get today(): CalendarDate {
    const instant = this.now.getTime();
    const zones = new Set(this.groups.map(({ zone }) => zone));
    return (
      [...zones].map((zone) => dateAt(instant, zone)).sort()[0] ?? dateAt(instant, viewerZone())
    );
  }

  get window(): DayWindow {
    const { today } = this;
    const from = this.#from ?? this.#startDate ?? today;
    // Days that were shown may be over since.
    const days = this.#days ?? this.#room.daysOf(this.#isMany);
    return { from: from > today ? from : today, days };
  }

  /** Days stand one below the other, because there is no room side by side. */
  get stacked(): boolean {
    return this.#room.isNarrow;
  }

  get canGoBack(): boolean {
    return (
      this.extent !== undefined &&
      previousWindow(this.window, this.extent, this.today) !== undefined
    );
  }

  get canGoOn(): boolean {
    return this.extent !== undefined && nextWindow(this.window, this.extent) !== undefined;
  }

  previous(): void {
    this.#move(this.extent && previousWindow(this.window, this.extent, this.today));
  }

  next(): void {
    this.#move(this.extent && nextWindow(this.window, this.extent));
  }

  /** Moves to the days that hold an opening, and opens its day as far as it stands. */
  show({ slot, group }: Opening): void {
    const date = dateOf(Date.parse(slot.start), group.zone, this.now);
    this.#move(windowWith(date, this.window));
    this.#portion.asked.add(group.key);
    this.#turn();
    this.#urgent = group.key;
    while (this.#isHidden(slot, group, date)) this.more(group, date);
  }

  moreGroups(): void {
    this.#portion.moreGroups(this.#sheet.groups.filter(hasTimes).length);
    this.#lay();
    this.#host.requestUpdate();
  }

  /** The days of a group in view, as far as they are opened up. */
  daysOf(group: Group): readonly SheetDay[] {
    return datesOf(this.window).map((date) =>
      this.#sheet.day(group, date, this.#shown(group, date), this.now, this.#isKnown),
    );
  }

  /** Puts everything in order again, and what waits in its place. */
  turn(): void {
    this.#turn();
    this.#host.requestUpdate();
  }

  more(group: Group, date: CalendarDate): void {
    this.#portion.moreTimes(date, group);
    this.#host.requestUpdate();
  }

  #shown(group: Group, date: CalendarDate): number {
    return this.#portion.timesOn(date, group, this.#isMany);
  }

  get #isMany(): boolean {
    return this.groups.length > 1;
  }

  #isHidden(slot: Slot, group: Group, date: CalendarDate): boolean {
    const index = group.slots.indexOf(slot.id) - indexOn(group, date, this.now);
    return index >= this.#shown(group, date);
  }

  /** Somebody comes to the page or leaves it. */
  readonly #looked = () => {
    if (document.hidden) {
      this.#unseenSince ??= this.now;
      return;
    }
    const since = this.#unseenSince?.getTime() ?? Infinity;
    this.#unseenSince = undefined;
    if (this.now.getTime() - since >= longAway) this.turn();
  };

  #turn() {
    this.#clear();
    this.#lay();
  }

  /** What was asked for besides belongs to the question before. */
  #begin() {
    this.#portion.reset();
    this.#clear();
  }

  #clear() {
    this.#sheet.turn();
    this.#drawn = 0;
    this.#urgent = undefined;
  }

  #draw() {
    const before = new Map(this.cards.map((card) => [card.group.key, card]));
    // Whoever sees nothing yet sees the first at once.
    if (before.size === 0) this.#drawn ||= 1;
    this.cards = this.#sheet.groups.flatMap((group, index) => {
      const waiting = index < this.#drawn ? undefined : before.get(group.key);
      if (waiting) return waiting;
      const isDue = index < this.#drawn || group.key === this.#urgent;
      if (!isDue) return [];
      return { group, kinds: this.#sheet.kindsOf(group), days: this.daysOf(group) };
    });
    const { length } = this.#sheet.groups;
    this.#wasWhole = length > 0 && (this.#wasWhole || this.cards.length === length);
  }

  #lay() {
    const roomFor = (groups: readonly Group[]) =>
      this.#portion.groupsOf(groups, this.window, this.now);
    this.#sheet.update(this.groups, roomFor, this.#portion.asked);
  }

  #move(window: DayWindow | undefined) {
    if (!window) return;
    this.#from = window.from;
    // Whoever is followed through the days does not vanish on some of them.
    if (this.#isShown) for (const { key } of this.#sheet.groups) this.#portion.asked.add(key);
    this.#turn();
    this.#host.requestUpdate();
  }
}
