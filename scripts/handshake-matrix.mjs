import { Total } from './total.mjs';

/**
 * The cases of the booking confirmation handshake, H01 to H69, against what they
 * were tried in. A test belongs to a case by the beginning of its title
 * (`H04: …`), and to a layer by that of its suite (`handshake, the store`).
 */

/** @typedef {import('./suite.mjs').Test} Test */
/** @typedef {import('./suite.mjs').Results} Results */

const form = /^(H\d\d): (.+)$/;
const layerForm = /^handshake, (.+)$/;
const legend =
  '✓ holds  ✗ fails  – not run there: without a note, because the test is made for Node or for a page';
const marks = { passed: '✓', failed: '✗', skipped: '–' };

export const cases = Array.from(
  { length: 69 },
  (_, index) => `H${String(index + 1).padStart(2, '0')}`,
);

/** The cases that a test's source speaks of. @param {string} source */
export function casesIn(source) {
  return new Set(source.match(/\bH\d\d\b/g));
}

export class HandshakeMatrix {
  /** @type {{ number: string, layer: string, sentence: string, cells: Map<string, Test> }[]} */
  #rows = [];
  /** @type {string[]} */
  #notes = [];
  /** @type {Results[]} */
  #results = [];
  #columns;
  #wanted;

  /** @param {readonly string[]} columns - what the cases are tried in @param {readonly string[]} [wanted] */
  constructor(columns, wanted = cases) {
    this.#columns = columns;
    this.#wanted = wanted;
  }

  /** Takes in what a run in one of the columns came to. @param {string} column @param {Results} results */
  add(column, { failed = 0, tests = [] }) {
    for (const test of tests) {
      const [, number = '', sentence = ''] = form.exec(test.title) ?? [];
      if (!this.#wanted.includes(number)) continue;
      this.#row(number, layerForm.exec(test.suite)?.[1] ?? test.suite, sentence).cells.set(
        column,
        test,
      );
      this.#results.push({ [test.state]: 1 });
      if (test.reason) this.#notes.push(`– ${number}, ${column}: ${test.reason}`);
    }
    // What broke outside of every test.
    const beside = failed - tests.filter(({ state }) => state === 'failed').length;
    if (beside > 0) {
      this.#results.push({ failed: beside });
      this.#notes.push(`✗ ${column}: ${beside} failed that is no test`);
    }
  }

  /** Notes that a column is missing altogether. @param {string} column @param {string} reason */
  miss(column, reason) {
    this.#results.push({ skipped: 1 });
    this.#notes.push(`– ${column}: ${reason}`);
  }

  /** The total of every cell; a case that no test speaks of has failed. */
  get total() {
    const total = new Total({ failed: this.#untested.length });
    for (const results of this.#results) total.count(results);
    return total;
  }

  toString() {
    const heads = this.#columns.map((column) => column.padEnd(column.length + 2)).join('');
    const lines = this.#rows
      .toSorted((one, other) => one.number.localeCompare(other.number))
      .map(({ number, layer, sentence, cells }) => {
        const line = this.#columns.map((column) => {
          const test = cells.get(column);
          return (test ? marks[test.state] : '–').padEnd(column.length + 2);
        });
        return `${number}  ${line.join('')}${layer}: ${sentence}`;
      });
    const untested = this.#untested.map((number) => `✗ ${number}: no test speaks of it`);
    return [`     ${heads}`, ...lines, '', legend, ...untested, ...this.#notes].join('\n');
  }

  get #untested() {
    return this.#wanted.filter((wanted) => !this.#rows.some(({ number }) => number === wanted));
  }

  /** @param {string} number @param {string} layer @param {string} sentence */
  #row(number, layer, sentence) {
    const same = this.#rows.find(
      (row) => row.number === number && row.layer === layer && row.sentence === sentence,
    );
    if (same) return same;
    const row = { number, layer, sentence, cells: new Map() };
    this.#rows.push(row);
    return row;
  }
}
