import type { RejectionCode } from '../booking/returned.js';
import type { Appointment } from '../model/appointment.js';
import type { AuditEvent } from '../model/audit-event.js';
import type { Assurance } from '../model/outcome.js';
import type { Reconciliation } from '../model/reconciliation.js';
import type { Slot } from '../model/slot.js';
import type { SourceErrorCode, SourceIssue } from '../model/slot-source.js';

/** What became of one source in a search. */
export interface SourceReport {
  readonly endpoint?: string;
  readonly label?: string;
  readonly status: 'ok' | 'partial' | 'stale' | 'failed';
  /** Slots offered from this source. */
  readonly count: number;
  readonly issues: readonly SourceIssue[];
}

/** What every event about an outcome tells. */
export interface OutcomeDetail {
  readonly attemptId: string;
  readonly slot: Slot;
  readonly assurance: Assurance;
  /** Whether another tab took the answer, and this one only heard of it. */
  readonly relayed: boolean;
}

/** What may be told of an outcome that is not `booked`. */
export interface UnbookedDetail extends OutcomeDetail {
  readonly reason?: string;
  readonly appointment?: Appointment;
}

/** How the portal is opened: in the place of the page, in a tab beside it, or in a small window before it. */
export type Launch = 'redirect' | 'tab' | 'popup';

export type SchedulerErrorCode =
  | SourceErrorCode
  | 'partial'
  | 'truncated'
  | 'link-unsafe'
  | 'link-too-long'
  | 'portal-parameter-conflict'
  | 'portal-blocked'
  | 'popup-blocked'
  | 'return-url-invalid'
  | 'no-randomness'
  | 'storage-degraded'
  | 'slot-gone';

/** Every event that a page can hear, with its `detail`. Nothing in here tells a state; of the patient at most the reference that the page gave. */
export interface SchedulerEvents {
  /** A search at the endpoints settled. */
  'scheduler-slots-loaded': {
    readonly count: number;
    readonly from: string;
    readonly to: string;
    readonly sources: readonly SourceReport[];
  };
  /** A slot was chosen, or let go (`null`). */
  'scheduler-slot-selected': { readonly slot: Slot | null };
  /** The patient leaves for the portal. Prevented: the page opens `url` itself. */
  'scheduler-booking-started': {
    readonly attemptId: string;
    readonly slot: Slot;
    readonly url: string;
    readonly launch: Launch;
  };
  /** Each outcome has the event of its name. */
  'scheduler-booked': OutcomeDetail & {
    readonly appointment: Appointment;
    readonly bookingRef?: string;
    readonly appointmentRef?: string;
    readonly resultToken?: string;
  };
  'scheduler-cancelled': UnbookedDetail;
  'scheduler-failed': UnbookedDetail;
  'scheduler-entered-in-error': UnbookedDetail;
  /** A return that is ours but cannot count. */
  'scheduler-return-rejected': { readonly code: RejectionCode; readonly attemptId?: string };
  /** The provider's FHIR server was asked what became of a booking. */
  'scheduler-reconciled': {
    readonly attemptId: string;
    readonly appointment: Appointment;
    readonly assurance: Assurance;
    readonly result: Reconciliation['result'];
  };
  /** Something was tried, and how it ended, for the page to log. */
  'scheduler-audit': {
    readonly action: 'hand-off' | 'return' | 'reconciliation';
    readonly outcome: string;
    readonly recorded: string;
    readonly resource: AuditEvent;
  };
  /** Something the patient was told. The message is for developers. */
  'scheduler-error': {
    readonly code: SchedulerErrorCode;
    readonly message: string;
    readonly endpoint?: string;
    readonly retryable: boolean;
    readonly cause?: unknown;
  };
}

/** Announces an event; `false` when a listener prevented it. The detail is frozen to its depth. */
export function announce<T extends keyof SchedulerEvents>(
  target: EventTarget,
  type: T,
  detail: SchedulerEvents[T],
  cancelable = false,
): boolean {
  return target.dispatchEvent(
    new CustomEvent(type, { detail: freeze(detail), bubbles: true, composed: true, cancelable }),
  );
}

/** To its depth; but an error stays as it is, for it belongs to whoever threw it. */
function freeze<T>(value: T): T {
  const isOurs = value instanceof Object && !(value instanceof Error);
  if (isOurs && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

type SchedulerEventMap = { [T in keyof SchedulerEvents]: CustomEvent<SchedulerEvents[T]> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges into the DOM's own map
  interface HTMLElementEventMap extends SchedulerEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges into the DOM's own map
  interface DocumentEventMap extends SchedulerEventMap {}
}
