import type { ReactiveControllerHost } from 'lit';
import type { Opening } from '../availability/day-window.js';
import type { Slot } from '../model/slot.js';

/** What choosing needs of the element. */
export interface SelectionPorts {
  /** A slot that is offered, by its id. */
  readonly find: (id: string) => Opening | undefined;
  /** Brings an opening into view. */
  readonly show: (opening: Opening) => void;
  /** Another slot is chosen, or none: leaving with it is to be got ready. */
  readonly changed: (slot: Slot | undefined) => void;
  /** Gets leaving with the chosen slot ready once more. */
  readonly again: (slot: Slot) => void;
  readonly focusPanel: () => void;
  readonly focusSlot: (slot: Slot) => void;
  /** The chosen slot is no longer offered. */
  readonly gone: (slot: Slot) => void;
}

/** The time that the patient has chosen. It stays theirs until they let go, also when it is gone. */
export class SelectionController {
  chosen: Slot | undefined;
  /** Whether the chosen slot is no longer offered. */
  isGone = false;

  readonly #host: ReactiveControllerHost;
  readonly #ports: SelectionPorts;

  constructor(host: ReactiveControllerHost, ports: SelectionPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** Takes in what is offered now; `isWhole` when no search is still to bring more. */
  update(isWhole: boolean, usedUp: ReadonlySet<string>): void {
    const { chosen } = this;
    if (!chosen) return;
    // A time that was just booked, or found taken, is not gone for a reason the patient must be told.
    if (usedUp.has(chosen.id)) return this.letGo(chosen);
    const wasGone = this.isGone;
    // While it is looked for anew, what is gone stays so.
    this.isGone = (isWhole || wasGone) && !this.#ports.find(chosen.id);
    if (this.isGone && !wasGone) this.#ports.gone(chosen);
  }

  /** Chooses a slot, or lets go of the chosen one. Says whether there is a chosen one now, or there was. */
  choose(slot: Slot | undefined): boolean {
    const before = this.chosen;
    if (slot?.id === before?.id) return slot !== undefined;
    this.#set(slot);
    if (slot) this.#ports.focusPanel();
    else if (before) this.#ports.focusSlot(before);
    return true;
  }

  /** Shows an opening and chooses it. */
  take(opening: Opening): boolean {
    this.#ports.show(opening);
    return this.choose(opening.slot);
  }

  /** The same for a patient who begins anew: in a tab that stayed open it may be the chosen one still. */
  begin(opening: Opening): void {
    const isChosen = opening.slot.id === this.chosen?.id;
    this.take(opening);
    if (!isChosen) return;
    this.#ports.again(opening.slot);
    this.#ports.focusPanel();
  }

  /** Lets go of a slot, where it is the chosen one, without moving the focus: the patient looks at something else. */
  letGo(slot: Slot): void {
    if (slot.id === this.chosen?.id) this.#set(undefined);
  }

  #set(slot: Slot | undefined) {
    this.chosen = slot;
    this.isGone = false;
    this.#ports.changed(slot);
    this.#host.requestUpdate();
  }
}
