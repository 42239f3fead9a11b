/**
 * A refusal in FHIR's words.
 * @param {number} status @param {string} code - of http://hl7.org/fhir/issue-type @param {string} text
 * @returns {import('./fhir-server.mjs').FhirAnswer}
 */
export function outcome(status, code, text) {
  return {
    status,
    body: {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code, details: { text } }],
    },
  };
}
