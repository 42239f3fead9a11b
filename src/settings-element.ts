import type { Patient, Reference } from 'fhir/r4';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { AttemptStore } from './booking/attempt-store.js';
import type { MessageOverrides } from './i18n/languages.js';
import type { SlotSource } from './model/slot-source.js';
import type { Settings } from './page/configuration.js';

/**
 * What a page sets of `<smart-scheduler>`: attributes, as it writes them, of which `configure()`
 * works out what they come to; and what only a script can give.
 */
export abstract class SettingsElement extends LitElement implements Settings {
  /** FHIR base URL, or address of a SMART Scheduling Links manifest (its path ends in `$bulk-publish`); may be relative. */
  @property() endpoint: string | undefined;

  /** `auto` (by the address), `bulk-publish` or `slot-search`. */
  @property() protocol: string | undefined;

  /** Parameters for every Slot search at a FHIR base: a query string in which `{practitioner}`, `{location}`, `{organization}`, `{specialty}` and `{service-type}` stand for the presets; one whose preset is missing is left out. */
  @property({ attribute: 'search-parameters' }) searchParameters: string | undefined;

  /** States (`MA RI`) that patients look in: of a publication only files that are about them, or do not say, are read. */
  @property() states: string | undefined;

  /** FHIR base under which a portal's `appointmentRef` is accepted. Default: `endpoint`, where that is a FHIR base. */
  @property({ attribute: 'records-endpoint' }) recordsEndpoint: string | undefined;

  /** Value of the booking link's `source` parameter: who sends the patient. */
  @property({ attribute: 'link-source' }) linkSource: string | undefined;

  /** Where the portal sends the patient back; same origin. Default: this page without query and fragment. */
  @property({ attribute: 'return-url' }) returnUrl: string | undefined;

  /** `redirect` or `tab`. In a frame, `redirect` acts as `tab`. */
  @property() launch: string | undefined;

  /** Origins that booking links may lead to, separated by spaces. Default: any. */
  @property({ attribute: 'portal-origins' }) portalOrigins: string | undefined;

  /** Language, as a BCP 47 tag. Default: the nearest `lang`, then the browser's. */
  @property() locale: string | undefined;

  /** IANA zone of places whose zone the data do not tell. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  /** `instant`: what is published is the instant. `clock`: its wall clock is right, its offset is not. */
  @property() times: string | undefined;

  /** `h12` or `h23`. Default: the locale's. */
  @property({ attribute: 'hour-cycle' }) hourCycle: string | undefined;

  /** First day shown, `YYYY-MM-DD`. Default: the earliest today among the places. */
  @property({ attribute: 'start-date' }) startDate: string | undefined;

  /** Days shown at once, 1 to 14. Default: as many as the width allows, at most 7. */
  @property({ type: Number }) days: number | undefined;

  /** How far ahead times are offered: an ISO 8601 duration. Default: `P60D`. */
  @property() horizon: string | undefined;

  /** How soon a time may start: an ISO 8601 duration. Default: `PT0S`. */
  @property({ attribute: 'min-notice' }) minNotice: string | undefined;

  /** Only these practitioners: references or ids, separated by spaces. */
  @property() practitioner: string | undefined;

  /** Only these places: references or ids, separated by spaces. */
  @property() location: string | undefined;

  /** Only these organizations: references or ids, separated by spaces. */
  @property() organization: string | undefined;

  /** Only these specialties: `system|code` or codes, separated by spaces. */
  @property() specialty: string | undefined;

  /** Only these services: `system|code` or codes, separated by spaces. */
  @property({ attribute: 'service-type' }) serviceType: string | undefined;

  /** Only `in-person` or only `virtual`. */
  @property({ attribute: 'visit-mode' }) visitMode: string | undefined;

  /** Only what `new`, or what `existing`, patients may book. */
  @property({ attribute: 'patient-type' }) patientType: string | undefined;

  /** Leaves the patient without filters of their own. */
  @property({ attribute: 'hide-filters', type: Boolean }) hideFilters = false;

  /** Telephone number offered in every empty and error state. Default: from the data. */
  @property({ attribute: 'contact-phone' }) contactPhone: string | undefined;

  /** Address of a contact page offered in every empty and error state. */
  @property({ attribute: 'contact-url' }) contactUrl: string | undefined;

  /** Address of a map with `{query}` in it, for the link beside a place. */
  @property({ attribute: 'map-url' }) mapUrl: string | undefined;

  /** Level of the element's heading, 1 to 6. Default: 2. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel: number | undefined;

  /** How long a booking may take at the portal: an ISO 8601 duration from `PT5M` to `PT24H`. Default: `PT2H`. */
  @property({ attribute: 'attempt-ttl' }) attemptTtl: string | undefined;

  /** `device`, or `tab`: forgotten with the tab, for shared computers. */
  @property() remember: string | undefined;

  /** Further sources of slots, beside `endpoint`. */
  @property({ attribute: false }) sources: readonly SlotSource[] = [];

  /** The page's own texts, by locale or language and key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;

  /** The patient, for the Appointment that `scheduler-booked` brings; never stored, never sent. */
  @property({ attribute: false }) patient: Patient | Reference | undefined;

  /** Used for every request instead of the browser's. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  /**
   * Gets the page's token for an endpoint, or nothing; asked for when it is needed, and once
   * more where the endpoint no longer takes it. Held in memory, shown to that endpoint only.
   */
  @property({ attribute: false }) getAccessToken:
    ((endpoint: string) => Promise<string | undefined>) | undefined;

  /** The time, for slots and attempts alike; the page's `Date` by default. */
  @property({ attribute: false }) now: (() => Date) | undefined;

  /** Where attempts are kept; this browser's storage by default. */
  @property({ attribute: false }) attemptStore: AttemptStore | undefined;
}
