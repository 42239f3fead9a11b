import type { Concept } from '../model/slot.js';
import { enConcepts } from './catalogue/en-concepts.js';
import { learn, learnConcepts } from './languages.js';

type Name = keyof typeof enConcepts extends `concept.${infer Word}` ? Word : never;

const systems = {
  snomed: 'http://snomed.info/sct',
  /** HL7 service type. */
  type: 'http://terminology.hl7.org/CodeSystem/service-type',
  /** HL7 service category. */
  category: 'http://terminology.hl7.org/CodeSystem/service-category',
  /** HL7 appointment reason, of which R4 has made a kind of visit. */
  visit: 'http://terminology.hl7.org/CodeSystem/v2-0276',
  nucc: 'http://nucc.org/provider-taxonomy',
  cvx: 'http://hl7.org/fhir/sid/cvx',
} as const;

/** What codes mean the same reason, specialty or kind of visit, as their systems define them. */
const codes: Readonly<Record<Name, Partial<Record<keyof typeof systems, string>>>> = {
  'routine': { visit: 'ROUTINE' },
  'walk-in': { visit: 'WALKIN', type: '556' },
  'check-up': { visit: 'CHECKUP', snomed: '185349003' },
  'physical-exam': { snomed: '5880005' },
  'follow-up': { visit: 'FOLLOWUP', snomed: '185389009 390906007' },
  'emergency': {
    visit: 'EMERGENCY',
    type: '117',
    category: '14',
    snomed: '394576009',
    nucc: '207P00000X',
  },
  'urgent-care': { nucc: '261QU0200X' },
  'immunization': { type: '57', snomed: '33879002' },
  'covid-19-vaccine': {
    cvx: '207 208 210 211 212 213 217 218 219 221 227 228 229 230 300 301 302 308 309 310 311 312 313',
  },
  'flu-vaccine': { cvx: '88 135 140 141 144 150 153 155 158 161 166 168 171 185 186 197 205 320' },
  'lab-test': { snomed: '15220000' },
  'primary-care': { nucc: '261QP2300X' },
  'general-practice': {
    type: '124 349',
    category: '17',
    snomed: '394814009 408443003 394802001',
    nucc: '208D00000X',
  },
  'family-medicine': { snomed: '419772000', nucc: '207Q00000X' },
  'internal-medicine': { snomed: '419192003', nucc: '207R00000X' },
  'pediatrics': { type: '200', category: '29', nucc: '208000000X' },
  'geriatrics': { type: '171', snomed: '394811001', nucc: '207RG0300X' },
  'obstetrics-gynecology': {
    type: '186',
    category: '28',
    snomed: '394585009',
    nucc: '207V00000X',
  },
  'dentistry': {
    type: '88 314',
    category: '10',
    snomed: '394812008 408444009',
    nucc: '122300000X',
  },
  'optometry': { type: '62 395', nucc: '152W00000X' },
  'ophthalmology': { type: '217', snomed: '394594003', nucc: '207W00000X' },
  'dermatology': { type: '168', snomed: '394582007', nucc: '207N00000X' },
  'cardiology': { type: '165', snomed: '394579002', nucc: '207RC0000X' },
  'neurology': { type: '177', snomed: '394591006', nucc: '2084N0400X' },
  'orthopedics': { type: '218', snomed: '394801008', nucc: '207X00000X' },
  'surgery': { type: '221', snomed: '394609007', nucc: '208600000X' },
  'urology': { type: '222', snomed: '394612005', nucc: '208800000X' },
  'ear-nose-throat': { type: '219', snomed: '418960008 394604002', nucc: '207Y00000X' },
  'gastroenterology': { type: '480', snomed: '394584008', nucc: '207RG0100X' },
  'endocrinology': { type: '169', snomed: '394583002', nucc: '207RE0101X' },
  'rheumatology': { type: '182', snomed: '394810000', nucc: '207RR0500X' },
  'pulmonology': { snomed: '418112009', nucc: '207RP1001X' },
  'nephrology': { type: '176', snomed: '394589003', nucc: '207RN0300X' },
  'hematology': { type: '581', snomed: '394803006', nucc: '207RH0000X' },
  'oncology': { type: '175', snomed: '394592004 394593009', nucc: '207RX0202X' },
  'radiology': { type: '209', category: '30', snomed: '394914008', nucc: '2085R0202X' },
  'allergy': { type: '172', nucc: '207K00000X' },
  'infectious-disease': { type: '173', snomed: '394807007', nucc: '207RI0200X' },
  'mental-health': {},
  'psychiatry': { type: '141 417', snomed: '394587001', nucc: '2084P0800X' },
  'psychology': { type: '142', nucc: '103T00000X' },
  'counseling': { type: '305', category: '8', nucc: '101Y00000X' },
  'physical-therapy': { type: '65', nucc: '225100000X' },
  'podiatry': { type: '66', nucc: '213E00000X' },
  'nutrition': { type: '53 60 320', nucc: '133V00000X' },
};

const names = new Map(
  Object.entries(codes).flatMap(([name, bySystem]) =>
    Object.entries(bySystem).flatMap(([system, all]) =>
      all
        .split(' ')
        .map((code) => [`${systems[system as keyof typeof systems]}|${code}`, name as Name]),
    ),
  ),
);

/** Lets it be said what common codes mean. Called, because bundlers drop a module that only does something (`sideEffects`). */
export function learnCommonConcepts(): void {
  learn(enConcepts);
  learnConcepts(({ system, code }: Concept) => {
    const name = names.get(`${system}|${code}`);
    return name && `concept.${name}`;
  });
}
