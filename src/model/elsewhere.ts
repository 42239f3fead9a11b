import type { Slot } from './slot.js';

/** Someone who says that there are times to be had, though none is published: to be called instead. */
export interface Elsewhere extends Pick<
  Slot,
  'practitioner' | 'organization' | 'device' | 'place' | 'services' | 'specialties' | 'languages'
> {
  /** The publisher's name for the schedule. */
  readonly schedule: string;
  readonly phone: string;
}
