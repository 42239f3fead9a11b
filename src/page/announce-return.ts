import type { Returned } from '../booking/returned.js';
import type { Outcome } from '../model/outcome.js';
import { present } from '../model/present.js';
import { audit } from './audit.js';
import { announce, type SchedulerEvents } from './events.js';

/**
 * Tells the page how a return ended, from `target`: the event of its outcome, or why
 * it cannot count. One line for the log goes with it, in the tab that took the answer.
 */
export function announceReturn(
  target: EventTarget,
  returned: Returned,
  recorded: string,
  relayed: boolean,
): void {
  const { code, record } = returned;
  const attemptId = record?.id;
  const { outcome, bookingRef, reason } = record?.outcomes.at(-1) ?? ({} as Outcome);
  if (!code) {
    const { appointment, appointmentRef, resultToken } = returned;
    const detail = present({
      attemptId,
      slot: returned.record.slot,
      appointment,
      assurance: 'front-channel' as const,
      relayed,
      ...(outcome === 'booked' ? { bookingRef, appointmentRef, resultToken } : { reason }),
    });
    // A booked attempt always has its appointment; the types cannot know.
    announce(target, `scheduler-${outcome}`, detail as SchedulerEvents['scheduler-booked']);
  } else {
    announce(target, 'scheduler-return-rejected', present({ code, attemptId }));
  }
  if (!relayed) {
    audit(target, { action: 'return', outcome: code ?? outcome, recorded }, !!code, attemptId);
  }
}
