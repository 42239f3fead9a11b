import type { Patient, Reference } from 'fhir/r4';

/** What must be known again wherever it is found; letters and digits that no encoding changes. */
export const secrets = {
  name: 'Quillfeather',
  birthDate: '1987-03-14',
  recordNumber: 'MRN-20417',
  mail: 'quill@patient.example',
  patientId: 'p-7731',
  token: 'sandbox-token',
  patientInAddress: 'p-in-the-address',
  reasonInAddress: 'LumpInTheBreast',
  fragment: 'route-to-oncology',
  route: 'router-knows',
  words: 'Words of the clinic',
  phone: '413-5550147',
  contactPage: 'contact.example',
  linkSource: 'clinic-site-4',
  typed: 'since last winter',
  title: 'Breast clinic',
  windowName: 'ward-9',
  resultToken: 'result-token-55',
  bookingRef: 'BK-90210',
  undocumented: 'born-in-1987',
  freeReason: 'PatientWasRude',
  forgedToken: 'forged-token',
  forgedBookingRef: 'BK-FORGED',
  comment: 'recorded comment',
  description: 'recorded description',
  instruction: 'recorded instruction',
  recordedReason: 'recorded reason',
  extension: 'recorded extension',
} as const;

/** The patient as a page may have them at hand. */
export const patient: Patient = {
  resourceType: 'Patient',
  id: secrets.patientId,
  name: [{ family: secrets.name, given: ['Ida'] }],
  birthDate: secrets.birthDate,
  identifier: [{ system: 'https://clinic.example/mrn', value: secrets.recordNumber }],
  telecom: [{ system: 'email', value: secrets.mail }],
};

/** The same patient as a page may name them. */
export const namedPatient: Reference = {
  reference: `Patient/${secrets.patientId}`,
  display: secrets.name,
  identifier: { value: secrets.recordNumber },
};

/** What the provider's own record of the appointment says besides. */
export const recorded = {
  comment: secrets.comment,
  description: secrets.description,
  patientInstruction: secrets.instruction,
  reasonCode: [{ text: secrets.recordedReason }],
  extension: [{ url: 'https://clinic.example/note', valueString: secrets.extension }],
  contained: [patient],
};
