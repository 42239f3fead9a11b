import type { Group } from '../availability/group.js';
import type { View } from './view.js';

/** Whose times a group's are, in the words of its card: what tells a control of it from those of other groups. */
export function whose({ language }: View, { about }: Group): string {
  const { practitioner, device, place, mode } = about;
  const isVirtual = mode === 'virtual';
  return [practitioner?.name, device?.name, place?.name, isVirtual && language.say('mode.virtual')]
    .filter(Boolean)
    .join(', ');
}
