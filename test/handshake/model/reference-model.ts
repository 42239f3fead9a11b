import type { OutcomeCode } from '../../../src/model/outcome.js';
import type { Way } from './world.js';

/** How long an attempt may be answered, and how far a clock may be behind, in minutes. */
const lifetime = 120;
const tolerance = 5;

interface Attempt {
  readonly startedAt: number;
  isKept: boolean;
  /** The store knows that the patient left with it. */
  isPending: boolean;
  outcomes: readonly OutcomeCode[];
}

/** A document with what it started: for each attempt, how many of its outcomes it has told. */
interface Open {
  readonly document: number;
  readonly told: Map<string, number>;
}

/**
 * What the contract says of attempts, returns and tabs, in as few words as possible. It
 * answers with the events that must be heard, each as `document event attempt`.
 */
export class ReferenceModel {
  now = 0;
  storageFails = false;
  readonly attempts = new Map<string, Attempt>();
  /** What each tab shows, unless it is the portal. */
  readonly shown = new Map<number, Open>();
  /** What the way back leads to, and how it was left. */
  readonly left = new Map<number, Open & { readonly way: Way }>();
  /** What a tab was left with, where the store may not have heard of it. */
  readonly #notes = new Map<number, string>();

  opens(tab: number, document: number): void {
    this.shown.set(tab, { document, told: new Map() });
    this.left.delete(tab);
    this.#settle(tab);
  }

  /** Without an attempt nothing could be kept, and nothing can be answered. */
  leaves(tab: number, id: string | undefined, way: Way): readonly string[] {
    const open = this.shown.get(tab);
    if (!open) return [];
    if (id) {
      const isPending = way !== 'at once';
      this.attempts.set(id, { startedAt: this.now, isKept: true, isPending, outcomes: [] });
      open.told.set(id, 0);
      this.#forget(this.now);
    }
    if (id && way === 'at once') this.#notes.set(tab, id);
    if (way !== 'beside') {
      this.shown.delete(tab);
      this.left.set(tab, { ...open, way });
    }
    return [`${open.document} left`];
  }

  goesBack(tab: number): readonly string[] {
    const open = this.left.get(tab);
    if (!open) return [];
    this.shown.set(tab, open);
    this.left.delete(tab);
    this.#settle(tab);
    if (this.storageFails) return [];
    const relayed = this.#relays(open);
    // Only now the page sees that it stays, and gets its next attempt ready.
    if (open.way === 'at once') this.#forget(this.now);
    return relayed;
  }

  closes(tab: number): void {
    for (const each of [this.shown, this.left, this.#notes]) each.delete(tab);
  }

  answers(tab: number, id: string, outcome: OutcomeCode): readonly string[] {
    const document = this.shown.get(tab)?.document;
    const attempt = this.attempts.get(id);
    if (this.storageFails || !attempt?.isKept) return [`${document} unknown-state`];
    const [first, correction] = attempt.outcomes;
    const takesAway = outcome === 'cancelled' || outcome === 'entered-in-error';
    const inTime = this.now <= attempt.startedAt + 2 * lifetime;
    if (first && !(first === 'booked' && !correction && takesAway && inTime))
      return [`${document} already-used ${id}`];
    if (!first && this.#isOver(attempt)) return [`${document} expired ${id}`];
    attempt.outcomes = [...attempt.outcomes, outcome];
    const relayed = [...this.shown.values()].flatMap((open) => this.#relays(open));
    return [`${document} ${outcome} ${id}`, ...relayed];
  }

  /** Every attempt that the patient left with, and its status. */
  get list(): readonly string[] {
    return [...this.attempts]
      .filter(([, { isKept, isPending, outcomes }]) => isKept && (isPending || outcomes.length > 0))
      .map(([id, attempt]) => {
        const status = attempt.outcomes.at(-1) ?? (this.#isOver(attempt) ? 'expired' : 'pending');
        const hasAppointment = attempt.outcomes[0] === 'booked' || status === 'entered-in-error';
        return `${id} ${status}${hasAppointment ? ' with an Appointment' : ''}`;
      });
  }

  #relays({ document, told }: Open): readonly string[] {
    return [...told].flatMap(([id, count]) => {
      const attempt = this.attempts.get(id);
      if (!attempt?.isKept || attempt.outcomes.length <= count) return [];
      told.set(id, attempt.outcomes.length);
      return [`${document} ${attempt.outcomes.at(-1)} ${id} relayed`];
    });
  }

  #settle(tab: number): void {
    const attempt = this.attempts.get(this.#notes.get(tab) ?? '');
    this.#notes.delete(tab);
    if (!attempt || this.storageFails) return;
    if (!attempt.isKept) attempt.outcomes = [];
    attempt.isKept = attempt.isPending = true;
    this.#forget(attempt.startedAt);
  }

  /** What has outlived twice its time is forgotten when something else is kept. */
  #forget(at: number): void {
    for (const attempt of this.attempts.values())
      attempt.isKept &&= attempt.startedAt + 2 * lifetime >= at;
  }

  /** Where the store never heard that the patient left, an answer counts for as long as it is kept. */
  #isOver({ startedAt, isPending }: Attempt): boolean {
    const end = startedAt + (isPending ? lifetime : 2 * lifetime);
    return this.now > end || startedAt - this.now > tolerance;
  }
}
