import type { ManifestFile } from './manifest.js';

/** What a publication may hold besides slots; files of any other type are not asked for. */
const aboutSlots = new Set([
  'Location',
  'Schedule',
  'PractitionerRole',
  'Practitioner',
  'HealthcareService',
  'Organization',
  'Device',
]);

export function aboutFiles(files: readonly ManifestFile[]): readonly ManifestFile[] {
  return files.filter(({ type }) => aboutSlots.has(type));
}

export function slotFiles(files: readonly ManifestFile[]): readonly ManifestFile[] {
  return files.filter(({ type }) => type === 'Slot');
}

/** The files to be read: one that is said to be about other states is left out. */
export function filesFor(
  files: readonly ManifestFile[],
  states: readonly string[] = [],
): readonly ManifestFile[] {
  const asked = states.map((state) => state.toUpperCase());
  return files.filter(
    (file) =>
      asked.length === 0 ||
      file.states.length === 0 ||
      file.states.some((state) => asked.includes(state)),
  );
}
