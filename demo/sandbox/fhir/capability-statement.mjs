import { searchParameters, types } from './definitions.mjs';

/** What the server can do, as FHIR R4 wants it told under `/metadata`. @param {string} base */
export function capabilityStatement(base) {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-21',
    kind: 'instance',
    implementation: { description: 'Bluestem Health, an invented health system', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: { cors: true },
        resource: types.map((type) => ({
          type,
          versioning: 'versioned',
          interaction: ['read', 'vread', 'update', 'patch', 'delete', 'create', 'search-type'].map(
            (code) => ({ code }),
          ),
          searchInclude: Object.values(searchParameters(type))
            .filter((parameter) => parameter.type === 'reference')
            .map(({ code }) => `${type}:${code}`),
          searchParam: Object.values(searchParameters(type)).map((parameter) => ({
            name: parameter.code,
            type: parameter.type,
            definition: parameter.url,
          })),
        })),
      },
    ],
  };
}
