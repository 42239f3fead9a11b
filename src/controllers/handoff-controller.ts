import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { AttemptStore } from '../booking/attempt-store.js';
import {
  toBookingLink,
  type BookingLink,
  type HandoffParameters,
} from '../booking/booking-link.js';
import { leaveNote } from '../booking/departure-note.js';
import type { Handoff, HandoffRefusal } from '../booking/handoff.js';
import { mintAttemptId, mintState, type RandomBytes } from '../booking/handle.js';
import { toReturnUrl } from '../booking/return-url.js';
import type { Configuration } from '../page/configuration.js';
import type { SchedulerErrorCode } from '../page/events.js';
import type { Clock } from '../model/clock.js';
import type { Slot } from '../model/slot.js';

/** What the controller needs of the element and the browser. */
export interface HandoffPorts {
  readonly configuration: () => Configuration;
  readonly store: () => AttemptStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly tabStorage: () => Storage;
  readonly page: () => URL;
  /** The patient is told of a trouble. */
  readonly tell: (code: SchedulerErrorCode, message: string, cause?: unknown) => void;
}

/** Two presses within this many milliseconds are one. */
const doubleClick = 1_000;

/**
 * Leaving for the portal. Choosing a time prepares an attempt, because storing
 * takes a moment and the gesture that leaves does not wait; only then has the
 * link its address. Owns the one prepared attempt of the element.
 */
export class HandoffController implements ReactiveController {
  handoff: Handoff = { kind: 'no-link' };

  #slot: Slot | undefined;
  #leftAt = -Infinity;
  readonly #host: ReactiveControllerHost;
  readonly #ports: HandoffPorts;

  constructor(host: ReactiveControllerHost, ports: HandoffPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Gets a fresh attempt ready for the same slot, while the link keeps the address it has until then. */
  async prepareAgain(): Promise<void> {
    if (this.#slot && this.handoff.kind === 'ready') await this.#fill(this.#slot);
  }

  /** Gets the hand-off of a slot ready. A refused link is told now, not when it is pressed. */
  async prepare(slot: Slot | undefined): Promise<void> {
    this.#slot = slot;
    const checked = slot?.bookingUrl === undefined ? undefined : this.#link(slot.bookingUrl, {});
    if (!slot || !checked) return this.#become({ kind: 'no-link' });
    if ('refused' in checked) return this.#refuse(checked.refused, slot);
    if (toReturnUrl(this.#ports.configuration().returnUrl, this.#ports.page()) === undefined) {
      return this.#refuse('return-url-invalid', slot);
    }
    this.#become({ kind: 'preparing', host: checked.host });
    await this.#fill(slot);
  }

  async #fill(slot: Slot): Promise<void> {
    const returnUrl = toReturnUrl(this.#ports.configuration().returnUrl, this.#ports.page());
    const record = await this.#keep(slot);
    // The patient may have chosen another time meanwhile.
    if (this.#slot !== slot) return;
    const attemptId = record?.id ?? this.#mint(mintAttemptId);
    const link = this.#link(slot.bookingUrl ?? '', {
      source: this.#ports.configuration().linkSource,
      bookingReferral: attemptId,
      ...(record && { state: record.state, returnUrl }),
    });
    if ('refused' in link) return this.#refuse(link.refused, slot);
    this.#become({ kind: 'ready', attemptId: attemptId ?? '', ...link, ...(record && { record }) });
  }

  /**
   * The patient presses the link, now. The attempt is pending from here on;
   * the answer is its hand-off, or nothing for the second half of a double click.
   */
  start(): Extract<Handoff, { kind: 'ready' }> | undefined {
    const now = this.#ports.clock();
    if (this.handoff.kind !== 'ready' || now.getTime() - this.#leftAt < doubleClick)
      return undefined;
    this.#leftAt = now.getTime();
    const { handoff } = this;
    if (handoff.record) {
      const pending = this.#timed(handoff.record, 'pending', now);
      leaveNote(this.#ports.tabStorage, pending);
      void this.#ports
        .store()
        .prepare(pending)
        .catch(() => undefined);
    }
    return handoff;
  }

  /** The link of an attempt that is still open, as it was when the patient left. */
  resume({
    id,
    state,
    slot,
  }: AttemptRecord): { readonly url: string; readonly host: string } | undefined {
    const { linkSource, returnUrl } = this.#ports.configuration();
    const link = this.#link(slot.bookingUrl ?? '', {
      source: linkSource,
      bookingReferral: id,
      state,
      returnUrl: toReturnUrl(returnUrl, this.#ports.page()),
    });
    return 'refused' in link ? undefined : link;
  }

  /** Stores a new attempt; nothing where there is no randomness or no storage, and the patient is told. */
  async #keep(slot: Slot): Promise<AttemptRecord | undefined> {
    const id = this.#mint(mintAttemptId);
    const state = this.#mint(mintState);
    if (id === undefined || state === undefined) {
      this.#ports.tell('no-randomness', 'crypto.getRandomValues failed, so no state could be made');
      return undefined;
    }
    const draft = {
      version: 1,
      id,
      state,
      slot,
      outcomes: [],
      startedAt: '',
      expiresAt: '',
      status: 'prepared',
    } as const;
    const record = this.#timed(draft, 'prepared', this.#ports.clock());
    try {
      await this.#ports.store().prepare(record);
      return record;
    } catch (cause) {
      this.#ports.tell(
        'storage-degraded',
        'nothing can be kept in this browser, so the outcome cannot be matched',
        cause,
      );
      return undefined;
    }
  }

  #timed(record: AttemptRecord, status: AttemptRecord['status'], now: Date): AttemptRecord {
    const expiresAt = new Date(
      now.getTime() + this.#ports.configuration().attemptTtl,
    ).toISOString();
    return { ...record, status, startedAt: now.toISOString(), expiresAt };
  }

  #mint(mint: (random: RandomBytes) => string): string | undefined {
    try {
      return mint(this.#ports.random);
    } catch {
      return undefined;
    }
  }

  #link(published: string, parameters: HandoffParameters): BookingLink {
    const { portalOrigins } = this.#ports.configuration();
    return toBookingLink(published, parameters, { page: this.#ports.page(), portalOrigins });
  }

  #refuse(code: HandoffRefusal, slot: Slot) {
    this.#become({ kind: 'refused', code });
    this.#ports.tell(
      code,
      code === 'return-url-invalid'
        ? 'the page cannot be returned to: "return-url" must be an https address of the page’s own origin'
        : `the booking link of ${slot.reference ?? 'a slot'} cannot be followed (${code})`,
    );
  }

  #become(handoff: Handoff) {
    this.handoff = handoff;
    this.#host.requestUpdate();
  }
}
