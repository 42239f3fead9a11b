import type { LitElement } from 'lit';
import { dateOf } from './availability/group.js';
import type { Opening } from './availability/day-window.js';
import { zoneShown } from './availability/zone-shown.js';
import { monthStyles } from './components/month.styles.js';
import { monthPanel } from './components/month.js';
import type { View } from './components/view.js';
import type { BrowseController } from './controllers/browse-controller.js';
import { MonthController } from './controllers/month-controller.js';
import { CalendarNames } from './i18n/calendar-names.js';
import type { MessageKey } from './i18n/catalogue/catalogue.js';
import { enMonth } from './i18n/catalogue/en-month.js';
import type { Language } from './i18n/language.js';
import { learn } from './i18n/languages.js';
import type { MessageValues } from './i18n/message-format.js';
import type { Slot } from './model/slot.js';
import type { CalendarDate } from './time/calendar-date.js';
import { viewerZone } from './time/zone.js';

learn(enMonth);

/** What the month at a glance needs of the element. */
export interface MonthPorts {
  readonly browse: BrowseController;
  readonly language: () => Language;
  readonly chosen: () => Slot | undefined;
  /** Moves the days in view to a time, and the focus onto it. */
  readonly show: (opening: Opening) => void;
  /** Says something to those who hear the page. */
  readonly say: (key: MessageKey, values: MessageValues) => void;
}

/** The month at a glance, with the words and the looks that nothing else needs. */
export class MonthAtAGlance {
  static readonly styles = monthStyles;

  #names: CalendarNames | undefined;
  readonly #ports: MonthPorts;
  readonly #month: MonthController;

  constructor(host: LitElement, ports: MonthPorts) {
    this.#ports = ports;
    const { browse } = ports;
    this.#month = new MonthController(host, {
      calendar: () => ({
        groups: browse.groups,
        now: browse.now,
        firstDay: this.#namesNow.firstDay,
      }),
      startsOn: () => this.#chosen ?? browse.window.from,
      isRightToLeft: () => ports.language().direction === 'rtl',
      onChoose: ports.show,
      button: () => host.renderRoot.querySelector('[part=month-button]'),
      panel: () => host.renderRoot.querySelector('[part=month]'),
    });
  }

  get isOpen(): boolean {
    return this.#month.isOpen;
  }

  toggle(): void {
    this.#month.toggle();
  }

  /** The panel, while it is open. */
  panel(view: View) {
    const { shown, step, escape, leave } = this.#month;
    return (
      shown &&
      monthPanel(view, {
        ...shown,
        names: this.#namesNow,
        today: this.#ports.browse.today,
        chosen: this.#chosen,
        on: {
          step,
          escape,
          leave,
          turn: (count) => this.#turn(count),
          choose: (date) => this.#month.choose(date),
        },
      })
    );
  }

  #turn(count: 1 | -1) {
    this.#month.turn(count);
    const { month, weeks } = this.#month.shown ?? { month: '', weeks: [] };
    const times = weeks.flat().reduce((sum, day) => sum + (day?.count ?? 0), 0);
    this.#ports.say('month.count', { when: this.#namesNow.month(month), count: times });
  }

  get #chosen(): CalendarDate | undefined {
    const { browse, chosen } = this.#ports;
    const slot = chosen();
    return slot && dateOf(Date.parse(slot.start), zoneShown(slot, viewerZone()), browse.now);
  }

  get #namesNow(): CalendarNames {
    const language = this.#ports.language();
    if (this.#names?.language !== language) this.#names = new CalendarNames(language);
    return this.#names;
  }
}
