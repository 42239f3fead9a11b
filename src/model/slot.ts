/**
 * A time that a patient may book: a plain value, the same whether it came from
 * a publication, a search or a fixture. Instants are UTC strings ending in `Z`.
 */
export interface Slot {
  /** Opaque and unique on the page; what publishers call an id often is neither. */
  readonly id: string;
  /** The publisher's own name for the slot, such as `Slot/35`. */
  readonly reference?: string;
  /** Where the slot was found: the endpoint's URL. */
  readonly endpoint?: string;
  /** The publisher's name for the schedule that the slot belongs to. */
  readonly schedule?: string;
  readonly start: string;
  readonly end?: string;
  /** The start as it was published, for whoever has to look into a wrong time. */
  readonly written?: string;
  /** IANA zone of the place, or the written offset such as `-05:00`; absent where only the viewer's zone is left. */
  readonly timeZone?: string;
  /** What the zone rests on. Everything but `data` and `page` is told to the patient. */
  readonly timeZoneFrom: TimeZoneEvidence;
  /** `window`: longer than four hours, so "some time between", not an appointment of that length. */
  readonly kind: 'time' | 'window';
  /** How many people the slot still takes, where the publisher tells. */
  readonly capacity?: number;
  readonly mode: 'in-person' | 'virtual';
  /** Set where only new, or only existing, patients may book. */
  readonly accepts?: 'new' | 'existing';
  readonly practitioner?: Named;
  readonly organization?: Named;
  readonly device?: Named;
  readonly place?: Place;
  readonly services: readonly Concept[];
  readonly specialties: readonly Concept[];
  /** Languages in which the patient can be spoken with; what language tags there are (BCP 47) are the codes. */
  readonly languages?: readonly Concept[];
  /** The portal's link as published; checked only when the slot is chosen. */
  readonly bookingUrl?: string;
  readonly bookingPhone?: string;
}

export type TimeZoneEvidence = 'data' | 'page' | 'guess' | 'offset' | 'viewer';

/** Someone or something with a name, and the publisher's reference to it where there is one. */
export interface Named {
  readonly reference?: string;
  readonly name: string;
}

/** Where a visit takes place. */
export interface Place extends Named {
  /** One line, as a person would write it. */
  readonly address?: string;
  readonly phone?: string;
  /** Degrees, WGS 84. */
  readonly position?: { readonly latitude: number; readonly longitude: number };
  /** When it is open in an ordinary week, on its own clocks; the practitioner's hours where only those are told. */
  readonly hours?: readonly OpeningHours[];
  /** When those hours do not hold. */
  readonly closures?: readonly Closure[];
  /** What there is for people who need it: a ramp, an interpreter, a bus stop. */
  readonly access?: readonly Concept[];
  /** How to find the place, and what to know before coming; plain text. */
  readonly instructions?: string;
}

/** Hours that are the same on some days of the week. One that closes before it opens closes on the next day. */
export interface OpeningHours {
  /** ISO 8601 weekdays in order, 1 for Monday to 7 for Sunday; at least one. */
  readonly days: readonly number[];
  /** `HH:MM`, 24 hours; absent where only the other end is told. */
  readonly opens?: string;
  /** `HH:MM`, to `24:00`. */
  readonly closes?: string;
  /** Open the whole day; without `opens` and `closes` then. */
  readonly allDay?: true;
}

/** Something by which the usual hours do not hold. At least one member is there. */
export interface Closure {
  readonly text?: string;
  /** First day or instant, ISO 8601 as published. */
  readonly from?: string;
  /** Last day or instant, inclusive. */
  readonly to?: string;
}

/** A coded meaning with the words to show for it. */
export interface Concept {
  readonly system?: string;
  readonly code?: string;
  readonly text: string;
  /** The same in other languages, by language tag (BCP 47) in small letters, where the publisher gives it. */
  readonly translations?: Readonly<Record<string, string>>;
}
