import { Total } from './total.mjs';

/**
 * @typedef {object} Finding - something wrong with a page
 * @property {string} rule - what it offends against
 * @property {string} where - the way to the element
 * @property {string} what
 */

/** How many examples of what offends against the same rule are kept. */
const enough = 3;

/** What is wrong with pages, a row for each look and rule; a look passes where nothing is. */
export class Findings {
  passed = 0;
  failed = 0;
  /** @type {string[]} */
  failures = [];
  /** @type {{ rule: string, times: number, examples: Finding[] }[]} */
  rows = [];

  /** @param {string} name - of whoever looks */
  constructor(name) {
    this.name = name;
  }

  /**
   * Takes in a look at a page.
   *
   * @param {Readonly<Record<string, string | number>>} look
   * @param {readonly (Finding & Readonly<Record<string, string>>)[]} findings - what they say beyond the place is told in the row
   */
  add(look, findings) {
    /** @type {Map<string, { rule: string, times: number, examples: Finding[] }>} */
    const rules = new Map();
    for (const { where, what, ...about } of findings) {
      const row = rules.get(about.rule) ?? { ...look, ...about, times: 0, examples: [] };
      row.times += 1;
      if (row.examples.length < enough) row.examples.push({ rule: about.rule, where, what });
      rules.set(about.rule, row);
    }
    this.rows.push(...rules.values());
    if (findings.length === 0) this.passed += 1;
    else {
      this.failed += 1;
      this.failures.push(`${this.name} of ${Object.values(look).join(', ')}`);
    }
  }

  /** The rows, an example of everything, and the line that every command ends with; says whether all is well. */
  print() {
    if (this.rows.length > 0) console.table(this.rows.map(({ examples: _, ...row }) => row));
    const examples = this.rows.flatMap((row) => row.examples);
    const places = new Map(examples.map(({ rule, where, what }) => [`${rule} at ${where}`, what]));
    for (const [place, what] of places) console.log(`${place}\n  ${what}`);
    const total = new Total(this);
    total.print();
    process.exitCode = total.exitCode;
  }
}
