import type { Elsewhere } from '../model/elsewhere.js';
import type { IssueTally } from './issue-tally.js';
import type { ScheduleFacts } from './schedule-facts.js';

/**
 * Who can be called for times that are not published, from schedules that say to
 * have `some` (SMART Scheduling Links, `has-availability`). Each is counted as an
 * issue; one without a telephone is no more than that.
 */
export function elsewhereOf(
  schedules: readonly (readonly [key: string, facts: ScheduleFacts])[],
  issues: IssueTally,
): readonly Elsewhere[] {
  return schedules.flatMap(([schedule, facts]) => {
    issues.add(
      'availability-elsewhere',
      'A schedule says that it has times, and publishes none.',
      schedule,
    );
    const { practitioner, organization, device, place, services, specialties, languages } = facts;
    const phone = place?.phone ?? facts.bookingPhone;
    return phone === undefined
      ? []
      : {
          schedule,
          phone,
          services,
          specialties,
          ...(practitioner && { practitioner }),
          ...(organization && { organization }),
          ...(device && { device }),
          ...(place && { place }),
          ...(languages && { languages }),
        };
  });
}
