import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { attemptOf, type AttemptRecord } from '../booking/attempt-record.js';
import type { AttemptStore } from '../booking/attempt-store.js';
import { takeNote } from '../booking/departure-note.js';
import { appointmentOf, takeReturn, type Returned, type ReturnPorts } from '../booking/returned.js';
import { isWakeUpKey, onWakeUp, wakeOthers, type WakeUp } from '../booking/wake-up.js';
import type { Attempt } from '../model/attempt.js';
import { mark } from '../model/mark.js';
import { present } from '../model/present.js';
import type { Slot } from '../model/slot.js';

/** What the controller needs of the element and the browser. */
export interface ReturnControllerPorts extends Omit<ReturnPorts, 'address' | 'redeem'> {
  readonly address: () => string;
  readonly store: () => AttemptStore;
  readonly tabStorage: () => Storage;
  readonly deviceStorage: () => Storage;
  /** Where it is marked that this browser remembers attempts. */
  readonly markStorage: () => Storage;
  /** Whether this document asks the provider's records about a return that it took. */
  readonly asksAbout: (returned: Returned) => boolean;
  /** A return ended; `relayed` when another tab took it, `isAsked` where that one asks the records about it. */
  readonly ended: (returned: Returned, relayed: boolean, isAsked: boolean) => void;
}

/**
 * Coming back from the portal: takes the outcome out of the address once per
 * document, hears of outcomes that another tab took, and knows the attempts
 * that are still open. Moves only when the store says so.
 */
export class ReturnController implements ReactiveController {
  /** What the patient was last told of a return, until they go on. */
  returned: Returned | undefined;
  records: readonly AttemptRecord[] = [];
  /** Resolves when the address was read, and the store for the first time. */
  readonly ready: Promise<void>;

  #settle: () => void = () => undefined;
  #usedUp: { readonly of: unknown; readonly ids: ReadonlySet<string> } = {
    of: undefined,
    ids: new Set(),
  };
  #stopListening = (): void => undefined;
  /** Attempts that this element started, and how many of their outcomes it has told. */
  readonly #started = new Map<string, number>();
  /** The same attempts as they were when the patient left. */
  readonly #left = new Map<string, AttemptRecord>();
  readonly #host: ReactiveControllerHost;
  #putting: Promise<void> | undefined;
  readonly #ports: ReturnControllerPorts;

  constructor(host: ReactiveControllerHost, ports: ReturnControllerPorts) {
    this.#host = host;
    this.#ports = ports;
    this.ready = new Promise((resolve) => (this.#settle = resolve));
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening = onWakeUp((wakeUp) => void this.#catchUp(wakeUp));
    addEventListener('storage', this.#stored);
    addEventListener('pageshow', this.#shownAgain);
    void this.#take();
    // It may have been away while another tab took an answer.
    if (this.#started.size > 0) void this.#catchUp({});
  }

  hostDisconnected(): void {
    this.#stopListening();
    removeEventListener('storage', this.#stored);
    removeEventListener('pageshow', this.#shownAgain);
  }

  /** The attempts of this browser, newest first; without those only prepared. */
  get attempts(): readonly Attempt[] {
    return newestFirst(
      this.records.filter(({ status, outcomes }) => status === 'pending' || outcomes.length > 0),
    ).map((record) => this.#attempt(record));
  }

  /** Slots that nobody should be offered again here: the ones booked, and the ones found taken. */
  get usedUp(): ReadonlySet<string> {
    if (this.#usedUp.of !== this.records)
      this.#usedUp = { of: this.records, ids: usedUpIn(this.records) };
    return this.#usedUp.ids;
  }

  /** The newest attempt at one of these endpoints that nobody has answered and the patient has not put aside. */
  openAttempt(endpoints: ReadonlySet<string | undefined>): AttemptRecord | undefined {
    const now = this.#ports.clock();
    return newestFirst(this.records).find(
      (record) =>
        record.status === 'pending' &&
        attemptOf(record, now).status === 'pending' &&
        endpoints.has(record.slot.endpoint) &&
        !record.putAside,
    );
  }

  /** The newest attempt at a slot, but for one, that was booked, or may have been: nobody has answered it. */
  earlierAt(slot: Slot, but?: AttemptRecord): AttemptRecord | undefined {
    return newestFirst(this.records).find(({ state, status, outcomes, slot: { id } }) => {
      const last = outcomes.at(-1)?.outcome ?? (status === 'pending' && 'booked');
      return id === slot.id && state !== but?.state && last === 'booked';
    });
  }

  /** The patient says that nothing came of an attempt, and is not asked about it again. */
  putAside(record: AttemptRecord): void {
    const aside = { ...record, putAside: true } as const;
    this.#note(aside);
    this.#putting = this.#putAside(aside);
  }

  /** Notes that this element sent the patient away with an attempt. */
  started(record: AttemptRecord): void {
    this.#started.set(record.state, 0);
    this.#left.set(record.state, record);
    this.#note(record);
  }

  /** Forgets every attempt, and the note of the last departure. */
  async forget(): Promise<void> {
    takeNote(this.#ports.tabStorage);
    await this.#ports.store().clear();
    await this.refresh();
  }

  /** Reads the store again. */
  async refresh(): Promise<void> {
    // Else what was just put aside would be there again.
    await this.#putting;
    const kept = await this.#ports
      .store()
      .list()
      .catch(() => this.records);
    // A departure is written down only when the page is seen to stay, and may be while the store is read.
    this.records = kept.map((record) =>
      record.status === 'prepared' ? (this.#left.get(record.state) ?? record) : record,
    );
    mark('attempts', this.records.length > 0, this.#ports.markStorage);
    this.#host.requestUpdate();
  }

  /** The patient has read it. */
  dismiss(): void {
    this.show(undefined);
  }

  /** Tells the patient of a return, also once more. */
  show(returned: Returned | undefined): void {
    this.returned = returned;
    this.#host.requestUpdate();
  }

  async #take() {
    const { address, store, ...ports } = this.#ports;
    const returned = await takeReturn({
      ...ports,
      address: address(),
      redeem: async (state, outcome) => {
        // A page's script may bring its own store a moment after the element.
        await new Promise((resolve) => setTimeout(resolve));
        await this.#settleDeparture();
        return store()
          .redeem(state, outcome)
          .catch(() => ({ result: 'unknown-state' }) as const);
      },
    });
    await this.#settleDeparture();
    await this.refresh();
    if (returned) this.show(returned);
    this.#settle();
    if (!returned) return;
    this.#ports.ended(returned, false, false);
    if (!returned.code) {
      this.#started.delete(returned.record.state);
      const asks = this.#ports.asksAbout(returned);
      wakeOthers({ ...returned, ...(asks && { asks }) }, this.#ports.deviceStorage);
    }
  }

  /** Not where everything was forgotten meanwhile, in whatever tab. */
  async #putAside(record: AttemptRecord) {
    const store = this.#ports.store();
    const kept = await store.list().catch(() => []);
    if (kept.some(({ state }) => state === record.state))
      await store.prepare(record).catch(() => undefined);
  }

  /** What an attempt has become, until the store is read again. */
  #note(record: AttemptRecord) {
    this.records = [...this.records.filter(({ state }) => state !== record.state), record];
    mark('attempts', true, this.#ports.markStorage);
    this.#host.requestUpdate();
  }

  #attempt(record: AttemptRecord): Attempt {
    const { clock, toAppointment } = this.#ports;
    return {
      ...attemptOf(record, clock()),
      ...present({ appointment: appointmentOf(record, toAppointment) }),
    };
  }

  /** What the note of the last departure says was pending goes into the store. */
  async #settleDeparture() {
    const note = takeNote(this.#ports.tabStorage);
    if (note)
      await this.#ports
        .store()
        .prepare(note)
        .catch(() => undefined);
  }

  /** Only what the store confirms is told, and only by the element that sent the patient away. */
  async #catchUp({ state, outcome, appointmentRef, resultToken, asks }: Partial<WakeUp>) {
    await this.refresh();
    for (const record of this.records) {
      const told = this.#started.get(record.state);
      const last = record.outcomes.at(-1);
      if (!last || told === undefined || told >= record.outcomes.length) continue;
      this.#started.set(record.state, record.outcomes.length);
      const called = record.state === state && last.outcome === outcome;
      const returned: Returned = {
        record,
        ...present({ appointment: appointmentOf(record, this.#ports.toAppointment) }),
        ...(called &&
          typeof appointmentRef === 'string' &&
          this.#ports.isAppointment(appointmentRef) && { appointmentRef }),
        ...(called && typeof resultToken === 'string' && { resultToken }),
      };
      this.show(returned);
      this.#ports.ended(returned, true, called && asks === true);
    }
  }

  /**
   * Another tab wrote what may be an outcome. A message says so as well, and brings
   * more along; it is given the time to come first.
   */
  readonly #stored = ({ key }: StorageEvent) => {
    if (isWakeUpKey(key)) setTimeout(() => void this.#catchUp({}), 250);
  };

  /** The page comes back from the browser's back/forward cache, as it was left. */
  readonly #shownAgain = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void this.#settleDeparture().then(() => this.#catchUp({}));
  };
}

function newestFirst(records: readonly AttemptRecord[]): readonly AttemptRecord[] {
  return [...records].sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
}

function usedUpIn(records: readonly AttemptRecord[]): ReadonlySet<string> {
  return new Set(
    records
      .filter(({ slot, outcomes }) => {
        const last = outcomes.at(-1);
        const booked = last?.outcome === 'booked' && (slot.capacity ?? 1) <= 1;
        return booked || (last?.outcome === 'failed' && last.reason === 'slot-unavailable');
      })
      .map(({ slot }) => slot.id),
  );
}
