import type { Group } from '../availability/group.js';
import type { Slot } from '../model/slot.js';
import type { View } from './view.js';

/** Whose times a group's are, in the words of its card: what tells a control of it from those of other groups. */
export function whose({ language }: View, { about }: Group): string {
  const isVirtual = about.mode === 'virtual';
  return [...namesOf(about), isVirtual && language.say('mode.virtual')].filter(Boolean).join(', ');
}

/** Who and where, by name; the organization where nobody and no place is told. */
export function namesOf({
  practitioner,
  device,
  place,
  organization,
}: Pick<Slot, 'practitioner' | 'device' | 'place' | 'organization'>): readonly string[] {
  const named = [practitioner, device, place].flatMap((each) => each?.name ?? []);
  return named.length > 0 || !organization ? named : [organization.name];
}
