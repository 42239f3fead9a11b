import { describe, expect, it } from 'vitest';
import { samePerson } from '../../src/fhir/person-name.js';

describe('two names', () => {
  it.each([
    ['Dr. Amelia Hart', 'Hart, Amelia MD'],
    ['Dr. Amelia Hart', 'HART, A.'],
    ['Amelia Hart', 'Amelia B. Hart, M.D., F.A.A.F.P.'],
    ['Dr. Amelia Hart, MD', 'Dr. Hart'],
    ['Amelia Hart', 'Amelia Hart-Jones'],
    ['Dra. Inés Cárdenas Solís', 'Ines Cardenas'],
    ['NP Grace Whitfield', 'Whitfield, Grace, FNP-C'],
  ])('%s and %s are one person’s', (one, other) => {
    expect([samePerson(one, other), samePerson(other, one)]).to.deep.equal(['same', 'same']);
  });

  it.each([
    ['Dr. Amelia Hart', 'Dr. Jorge Villalobos'],
    ['Dr. Amelia Hart, MD', 'Jorge Villalobos, MD'],
    ['Prof. Li', 'Prof. Wu'],
  ])('%s and %s are two people’s', (one, other) => {
    expect([samePerson(one, other), samePerson(other, one)]).to.deep.equal(['other', 'other']);
  });

  it.each([
    ['Peggy Hart', 'Margaret Hart'],
    ['Maria Garcia', 'Maria Lopez'],
    ['A. Hart', 'Amelia Jones'],
    ['Doctor', 'Dr. Hart'],
    ['', 'Hart'],
  ])('%s and %s may be either', (one, other) => {
    expect([samePerson(one, other), samePerson(other, one)]).to.deep.equal(['unsure', 'unsure']);
  });
});
