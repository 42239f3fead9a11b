import type { Returned } from '../booking/returned.js';
import { present } from '../model/present.js';
import { announce, type SchedulerEvents } from './events.js';

/** Tells the page how a return ended, from `target`: the event of its outcome, or why it cannot count. */
export function announceReturn(target: EventTarget, returned: Returned, relayed: boolean): void {
  const { attempt } = returned;
  if (returned.kind === 'rejected') {
    announce(
      target,
      'scheduler-return-rejected',
      present({ code: returned.code, attemptId: attempt?.id }),
    );
    return;
  }
  const { appointmentRef, resultToken } = returned;
  const { outcome, bookingRef, reason } = returned.outcome;
  const { id: attemptId, slot, appointment } = returned.attempt;
  const detail = {
    ...present({ attemptId, slot, appointment }),
    assurance: 'front-channel' as const,
    relayed,
    ...present(outcome === 'booked' ? { bookingRef, appointmentRef, resultToken } : { reason }),
  };
  // A booked attempt always has its appointment; the types cannot know.
  announce(target, `scheduler-${outcome}`, detail as SchedulerEvents['scheduler-booked']);
}
