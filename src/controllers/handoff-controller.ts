import type { ReactiveControllerHost } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { AttemptStore } from '../booking/attempt-store.js';
import {
  toBookingLink,
  type BookingLink,
  type HandoffParameters,
} from '../booking/booking-link.js';
import { leaveNote, takeNote } from '../booking/departure-note.js';
import type { Handoff, HandoffRefusal } from '../booking/handoff.js';
import { mintAttemptId, type RandomBytes } from '../booking/handle.js';
import { leftWith, newAttempt, type AttemptTime } from '../booking/new-attempt.js';
import { toReturnUrl } from '../booking/return-url.js';
import type { Configuration } from '../page/configuration.js';
import type { Launch, SchedulerErrorCode, SchedulerEvents } from '../page/events.js';
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
  /** The patient leaves; `false` when the page opens the address itself. */
  readonly leave: (
    departure: SchedulerEvents['scheduler-booking-started'],
    record?: AttemptRecord,
  ) => boolean;
  /** Opens the portal in a window of its own; `false` when the browser does not let it. */
  readonly openWindow: (url: string, attemptId: string) => boolean;
  /** Whether the way back leads to where attempts are kept: out of another site's frame it does not. */
  readonly canReturn: () => boolean;
  /** Presses `book` for a patient who pressed it a moment too early. */
  readonly press: () => void;
}

/** Two presses within this many milliseconds are one. */
const doubleClick = 1_000;
/** Milliseconds after which a page that is being left is taken to stay; the link must be fresh before it is pressed again. */
const seenToStay = 700;

/**
 * Leaving for the portal. Choosing a time prepares an attempt, because storing
 * takes a moment and the gesture that leaves does not wait; only then has the
 * link its address. Owns the one prepared attempt of the element.
 */
export class HandoffController {
  handoff: Handoff = { kind: 'no-link' };

  #slot: Slot | undefined;
  #pressedEarly = false;
  #left: { readonly slot?: Slot; readonly at: number } = { at: -Infinity };
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #degradedTold = false;
  /** The record on its way into the store. */
  #keeping: Promise<unknown> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #ports: HandoffPorts;

  constructor(host: ReactiveControllerHost, ports: HandoffPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** Gets the hand-off of a slot ready. A refused link is told now, not when it is pressed. */
  async prepare(slot: Slot | undefined): Promise<void> {
    this.#slot = slot;
    this.#pressedEarly = false;
    // Whoever chooses once more means another press.
    this.#left = { at: -Infinity };
    const checked = slot?.bookingUrl === undefined ? undefined : this.#link(slot.bookingUrl, {});
    if (!slot || !checked) return this.#become({ kind: 'no-link' });
    if ('refused' in checked) return this.#refuse(checked.refused, slot);
    if (toReturnUrl(this.#ports.configuration().returnUrl, this.#ports.page()) === undefined) {
      return this.#refuse('return-url-invalid', slot);
    }
    this.#become({ kind: 'preparing', host: checked.host });
    await this.#fill(slot);
    // Not where the patient must first read that this page cannot confirm.
    const confirms = this.handoff.kind === 'ready' && this.handoff.record !== undefined;
    if (this.#pressedEarly && this.#slot === slot && confirms) this.#ports.press();
    this.#pressedEarly = false;
  }

  async #fill(slot: Slot): Promise<void> {
    const returnUrl = toReturnUrl(this.#ports.configuration().returnUrl, this.#ports.page());
    const keeping = this.#keep(slot);
    this.#keeping = keeping;
    const record = await keeping;
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
   * The patient presses the link. Everything that matters happens in the
   * gesture itself: what comes later, the browser no longer takes for their wish.
   */
  press(event: MouseEvent, launch: Launch): void {
    if (event.type === 'auxclick' && event.button !== 1) return;
    const { handoff } = this;
    const slot = this.#slot;
    const beside = event.button === 1 || event.metaKey || event.ctrlKey || event.shiftKey;
    // A link without an address opens no tab either.
    this.#pressedEarly = handoff.kind === 'preparing' && !beside;
    if (handoff.kind !== 'ready' || !slot) return;
    // The event's own clock: the page's may stand still, the device's may be set back.
    if (this.#left.slot === slot && event.timeStamp - this.#left.at < doubleClick) {
      event.preventDefault();
      return;
    }
    this.#left = { slot, at: event.timeStamp };
    const { attemptId, url } = handoff;
    const record = handoff.record && leftWith(handoff.record, this.#time);
    const departure = { attemptId, slot, url, launch: beside ? 'tab' : launch } as const;
    const proceeds = this.#ports.leave(departure, record);
    if (!proceeds || (departure.launch === 'popup' && this.#opens(url, attemptId)))
      event.preventDefault();
    if (record) leaveNote(this.#ports.tabStorage, record);
    // WebKit keeps a page that is left while it writes together with its transaction, and then
    // no other page gets at the store: nothing is written until the page is seen to stay.
    const isLeft = departure.launch !== 'tab' && !event.defaultPrevented;
    if (isLeft) this.#leaving = setTimeout(() => this.#stay(record), seenToStay);
    else this.#stay(record);
  }

  /** Where the page stays, the store has time, and the note is not needed. */
  #stay(record: AttemptRecord | undefined): void {
    if (record) {
      void this.#ports
        .store()
        .prepare(record)
        .then(() => takeNote(this.#ports.tabStorage))
        .catch(() => undefined);
    }
    // The browser is about to follow the link; only then may it get another address.
    setTimeout(() => void this.#prepareAgain());
  }

  /** Where the browser blocks a new window, the link leads on in this one. */
  #opens(url: string, attemptId: string): boolean {
    const opened = this.#ports.openWindow(url, attemptId);
    if (!opened)
      this.#ports.tell('popup-blocked', 'the browser blocked the window of the booking portal');
    return opened;
  }

  /** Lets go of the slot, and waits until nothing more is written because of it. */
  async release(): Promise<void> {
    clearTimeout(this.#leaving);
    await this.prepare(undefined);
    await this.#keeping;
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

  /** Gets a fresh attempt ready for the same slot, while the link keeps the address it has until then. */
  async #prepareAgain(): Promise<void> {
    if (this.#slot && this.handoff.kind === 'ready') await this.#fill(this.#slot);
  }

  /** Stores a new attempt; nothing where there is no randomness or no storage, and the patient is told. */
  async #keep(slot: Slot): Promise<AttemptRecord | undefined> {
    const record = this.#mint((random) => newAttempt(slot, random, this.#time));
    if (!record) {
      this.#tellDegraded(
        'no-randomness',
        'crypto.getRandomValues failed, so no state could be made',
      );
      return undefined;
    }
    if (!this.#ports.canReturn()) {
      this.#tellDegraded(
        'storage-degraded',
        'the element is in a frame of another site, whose storage the page that is returned to cannot read',
      );
      return undefined;
    }
    try {
      await this.#ports.store().prepare(record);
      return record;
    } catch (cause) {
      this.#tellDegraded(
        'storage-degraded',
        'nothing can be kept in this browser, so the outcome cannot be matched',
        cause,
      );
      return undefined;
    }
  }

  /** Once: it will not get better by choosing another time. */
  #tellDegraded(code: SchedulerErrorCode, message: string, cause?: unknown) {
    if (!this.#degradedTold) this.#ports.tell(code, message, cause);
    this.#degradedTold = true;
  }

  get #time(): AttemptTime {
    return { now: this.#ports.clock(), ttl: this.#ports.configuration().attemptTtl };
  }

  #mint<T>(mint: (random: RandomBytes) => T): T | undefined {
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
