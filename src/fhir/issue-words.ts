/** What each code of an issue means, for the page's developer. In a chunk of its own: most feeds have none. */
export const issueWords = {
  'actor-missing': 'A schedule names something that is neither published nor named.',
  'all-past': 'Every slot lies in the past.',
  'availability-elsewhere': 'A schedule says that it has times, and publishes none.',
  'bounds-ignored': 'The server ignores the time range that is asked for.',
  'end-ignored': 'A slot has no end after its start; the start counts.',
  'file-failed': 'A file could not be read.',
  'filter-ignored': 'The server sends slots that are not free, though it was asked for free ones.',
  'held-back':
    'The publication is so large that the rest of it is only read when somebody asks for it.',
  'line-unreadable': 'A line is not a JSON object and was passed over.',
  'media-type-refused': 'The server refuses the media type of FHIR, and was asked for plain JSON.',
  'no-capabilities': 'The server does not say at /metadata what it can do.',
  'not-a-slot': 'A line of a Slot file is no Slot.',
  'not-included': 'The server did not include what slots lead to.',
  'not-sorted': 'The server does not sort by time, though it was asked to.',
  'output-unreadable': 'An entry of the manifest has no type or no usable URL.',
  'page-failed': 'A page of slots could not be read.',
  'paging-broken':
    'The server\'s "next" link loops, or leaves the endpoint; its slots were asked for in parts.',
  'particulars-unread':
    'Opening hours, access and languages could not be read: a script did not load.',
  'place-contradictory':
    'The address and the position of a place, or its state and its ZIP code, are not in the same time zone; where either must be wrong, the address counts.',
  'place-uncertain': 'A schedule names no place, and its role or service has several.',
  'placeholder-unknown':
    '"search-parameters" knows the placeholders practitioner, location, organization, specialty and service-type only; the parameter was left out.',
  'schedule-missing': 'Slots name a schedule that is not published.',
  'search-refused': 'The server refuses the search and was asked more plainly.',
  'server-remark': 'The server remarks something on its answer.',
  'slot-repeated': 'A slot is published more than once.',
  'span-refused':
    'The server refuses to be asked for the whole time at once and was asked in parts.',
  'start-unreadable': 'A slot has no start that can be read.',
  'start-without-zone':
    'A slot\'s wall clock is all that counts of its start, and no zone is known for its place; set "time-zone".',
  'truncated': 'There are more slots than were read.',
  'zone-unknown': 'A time zone is not one that this browser knows.',
  'zones-unread': 'Zones of places could not be told from where these are: a script did not load.',
} as const;
