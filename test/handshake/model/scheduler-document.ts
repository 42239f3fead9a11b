import type { ReactiveControllerHost } from 'lit';
import { isAppointmentReference } from '../../../src/booking/appointment-reference.js';
import type { AttemptStore } from '../../../src/booking/attempt-store.js';
import { shownOutcome } from '../../../src/booking/returned.js';
import { HandoffController } from '../../../src/controllers/handoff-controller.js';
import { ReturnController } from '../../../src/controllers/return-controller.js';
import { toAppointment } from '../../../src/fhir/appointment.js';
import type { Attempt } from '../../../src/model/attempt.js';
import type { Slot } from '../../../src/model/slot.js';
import { announceReturn } from '../../../src/page/announce-return.js';
import { configure } from '../../../src/page/configuration.js';
import type { Launch } from '../../../src/page/events.js';

/** What the browser gives a document. */
export interface DocumentPorts {
  readonly clock: () => Date;
  readonly tabStorage: Storage;
  /** Asks the storage of the device. */
  readonly ask: <T>(question: (store: AttemptStore) => Promise<T>) => Promise<T>;
}

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const endings = ['booked', 'cancelled', 'failed', 'entered-in-error', 'return-rejected'] as const;

/** One document with a scheduler in it, as far as leaving and coming back go: the real controllers. */
export class SchedulerDocument {
  readonly window = new EventTarget();
  readonly #heard: string[] = [];
  readonly #handoff: HandoffController;
  readonly #returns: ReturnController;
  readonly #ports: DocumentPorts;
  #awake: Promise<void> | undefined;
  #wake = (): void => undefined;

  constructor(
    readonly number: number,
    public address: string,
    ports: DocumentPorts,
  ) {
    this.#ports = ports;
    const { clock } = ports;
    const store = () => this.#store;
    const tabStorage = () => ports.tabStorage;
    const page = () => new URL(this.address);
    this.#returns = new ReturnController(host, {
      address: () => this.address,
      replaceAddress: (cleaned) => (this.address = cleaned),
      store,
      tabStorage,
      deviceStorage: () => localStorage,
      markStorage: () => localStorage,
      clock,
      toAppointment,
      isAppointment: isAppointmentReference,
      asksAbout: () => false,
      ended: (returned, relayed) => {
        const shown = returned.code && shownOutcome(returned)?.outcome;
        const wasBooked = returned.record?.outcomes[0]?.outcome === 'booked';
        // An answer that cannot count may say again that there is a booking, or was one, never that there was none.
        if (shown === 'failed' || (shown === 'cancelled' && !wasBooked))
          this.#heard.push(`not booked, it says`);
        announceReturn(this.window, returned, clock().toISOString(), relayed);
      },
    });
    this.#handoff = new HandoffController(host, {
      configuration: () => configure({}, page()),
      store,
      clock,
      random: (bytes) => crypto.getRandomValues(bytes),
      tabStorage,
      page,
      tell: () => undefined,
      leave: (_, record) => {
        this.#heard.push('left');
        if (record) this.#returns.started(record);
        return true;
      },
      openWindow: () => true,
      canReturn: () => true,
      press: () => undefined,
    });
    for (const ending of endings)
      this.window.addEventListener(`scheduler-${ending}`, (event) => this.#hear(ending, event));
  }

  begin(): void {
    this.#returns.hostConnected();
  }

  choose(slot: Slot): Promise<void> {
    return this.#handoff.prepare(slot);
  }

  /** Presses the link, perhaps twice at once, and answers where it leads. `at`: when, in milliseconds. */
  press(at: number, presses: number, launch: Launch): string {
    const { handoff } = this.#handoff;
    if (handoff.kind !== 'ready') throw new Error(`The link is ${handoff.kind}`);
    for (let press = 0; press < presses; press += 1) {
      const event = new MouseEvent('click', { cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at + press * 200 });
      this.#handoff.press(event, launch);
    }
    return handoff.url;
  }

  async attempts(): Promise<readonly Attempt[]> {
    await this.#returns.refresh();
    return this.#returns.attempts;
  }

  get isAsleep(): boolean {
    return this.#awake !== undefined;
  }

  /** Stands still, as a document does that the browser keeps for the way back. */
  sleep(): void {
    this.#awake = new Promise((resolve) => (this.#wake = resolve));
  }

  /** Goes on where it stood still. */
  wake(): void {
    this.#awake = undefined;
    this.#wake();
    this.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  }

  /** Stands still for good. */
  end(): void {
    this.sleep();
    this.#returns.hostDisconnected();
  }

  /** What was heard since somebody last asked. */
  heard(): readonly string[] {
    return this.#heard.splice(0).map((words) => `${this.number} ${words}`);
  }

  #hear(ending: string, event: Event) {
    const { code, attemptId, relayed } = (event as CustomEvent<Record<string, unknown>>).detail;
    const words = [code ?? ending, attemptId, relayed === true && 'relayed'];
    this.#heard.push(words.filter(Boolean).join(' '));
  }

  /** The storage as this document reaches it: while it stands still, it neither asks nor hears. */
  readonly #store: AttemptStore = {
    prepare: (record) => this.#reach((store) => store.prepare(record)),
    redeem: (state, outcome) => this.#reach((store) => store.redeem(state, outcome)),
    list: () => this.#reach((store) => store.list()),
    clear: () => this.#reach((store) => store.clear()),
  };

  async #reach<T>(question: (store: AttemptStore) => Promise<T>): Promise<T> {
    await this.#awake;
    const answer = await this.#ports.ask(question);
    await this.#awake;
    return answer;
  }
}
