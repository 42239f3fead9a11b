import type { AttemptRecord } from './attempt-record.js';
import type { BookingLink } from './booking-link.js';

/** Why a slot's link is not followed. */
export type HandoffRefusal =
  Extract<BookingLink, { refused: string }>['refused'] | 'return-url-invalid';

/** What can be done about the chosen slot. */
export type Handoff =
  /** The slot has no link. */
  | { readonly kind: 'no-link' }
  | { readonly kind: 'refused'; readonly code: HandoffRefusal }
  /** The attempt is being kept; `book` has no address yet. */
  | { readonly kind: 'preparing'; readonly host: string }
  | {
      readonly kind: 'ready';
      readonly host: string;
      readonly url: string;
      readonly attemptId: string;
      /** Absent where nothing could be kept: then this page cannot confirm. */
      readonly record?: AttemptRecord;
    };
