import { SourceError } from '../model/slot-source.js';
import { Refusal } from './refusal.js';

/** Statuses after which another way of asking may help: the server dislikes the question, not the asker. */
const dislikes = new Set([200, 400, 405, 412, 413, 414, 422, 500, 501]);

/** Whether a question that ended so may have an answer if it is asked in another way. */
export function isDislike(cause: unknown): cause is SourceError {
  // A refusal without CORS headers looks like no answer at all.
  if (!(cause instanceof Refusal)) return SourceError.is(cause) && cause.code === 'network';
  return dislikes.has(cause.status) || isNotThere(cause);
}

/** Whether a refusal says nothing of the question: the server failed, or was not heard. */
export function isFailure(cause: SourceError): boolean {
  return cause instanceof Refusal ? cause.status >= 500 : true;
}

export function isNotThere(cause: SourceError): boolean {
  return cause instanceof Refusal && cause.status === 404;
}

/** Whether a server seems to say that it is asked for too long a time at once. */
export function saysTooLong({ reason = '', status }: Refusal): boolean {
  const tooLong =
    /\b(hour|day|week|month)s?\b|\b(range|period|span|interval|duration)\b|\btoo (long|far|wide|large|many)\b/i;
  return status < 500 && tooLong.test(reason);
}

/** Whether a server says that it answers only where a service type is given. */
export function saysServiceWanted({ reason = '' }: Refusal): boolean {
  const service = '\\bservice[- ]?type\\b';
  const wanted = '\\b(required?|requires|mandatory|must|missing|needed|needs)\\b';
  return new RegExp(`${service}.*${wanted}|${wanted}.*${service}`, 'is').test(reason);
}
