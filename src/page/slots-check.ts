import { sampleOf } from '../availability/offer.js';
import { toBookingLink } from '../booking/booking-link.js';
import { withoutQuery } from '../model/without-query.js';
import type { SetupFacts } from './setup-facts.js';
import { error, warning, type SetupIssue } from './setup-issue.js';

/** How many links are looked at: more are no better evidence, and take their time. */
const sample = 500;

/** What is to be said of the slots that are offered: where they lead, and whose clock they go by. */
export function aboutSlots({ offer, configuration, page }: SetupFacts): readonly SetupIssue[] {
  const looked = sampleOf(offer, sample);
  const guessed = offer.groups.filter(
    ({ about: { timeZoneFrom: from, mode } }) =>
      from !== 'data' && from !== 'page' && mode !== 'virtual',
  );
  const guessedCount = guessed.reduce((sum, { slots }) => sum + slots.length, 0);
  const refused = looked.flatMap(({ bookingUrl }) => {
    if (!bookingUrl) return [];
    const link = toBookingLink(bookingUrl, {}, { page, ...configuration });
    return 'refused' in link ? [{ code: link.refused, link: withoutQuery(bookingUrl) }] : [];
  });
  const bookable = looked.filter(({ bookingUrl }) => bookingUrl).length - refused.length;
  const [first] = refused;
  const where = guessed[0]?.slots.at(0);
  return [
    ...(looked.length > 0 && bookable === 0
      ? [
          (first ? error : warning)(
            'no-links',
            first
              ? `No slot has a booking link that can be followed: ${first.code}, such as ${first.link} .`
              : 'No slot has a booking link: patients can only call.',
            first?.code === 'portal-blocked'
              ? `Add its origin to portal-origins="${configuration.portalOrigins.join(' ')}".`
              : 'Let the server publish each slot’s booking-deep-link, an https address without "state" or "returnUrl".',
          ),
        ]
      : first
        ? [
            warning(
              first.code,
              `${refused.length} of ${looked.length} slots have a booking link that cannot be followed, such as ${first.link} .`,
              'These times are offered by telephone only. Correct the links, or portal-origins.',
            ),
          ]
        : []),
    ...(where
      ? [
          warning(
            'zone-guessed',
            `${guessedCount} of ${offer.count} slots do not tell the time zone of their place, such as ${where.place?.name ?? where.schedule} at ${where.written}; their hours are shown in ${where.timeZone ?? "the patient's own zone"}.`,
            'Set time-zone="…" to the IANA zone of the places, or let the server publish the FHIR timezone extension.',
          ),
        ]
      : []),
  ];
}
