/** How a line begins that names what failed. */
export const failure = 'failed: ';
const form = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

/**
 * @typedef {object} Results
 * @property {number} [passed]
 * @property {number} [failed]
 * @property {number} [skipped]
 * @property {readonly string[]} [failures] - the names of what failed
 */

/** What several runs came to together. */
export class Total {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  /** @type {string[]} */
  #failures = [];

  /** @param {Results} [results] */
  constructor(results = {}) {
    this.count(results);
  }

  /** Counts a run in. @param {Results} results */
  count({ passed = 0, failed = 0, skipped = 0, failures = [] }) {
    this.#passed += passed;
    this.#failed += failed;
    this.#skipped += skipped;
    this.#failures.push(...failures);
  }

  /** What failed, a line for each, and the line that every command ends with. */
  print() {
    for (const name of this.#failures) console.log(`${failure}${name}`);
    console.log(String(this));
  }

  /** The line that every command ends with. */
  toString() {
    const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : '';
    return `${this.#passed} passed, ${this.#failed} failed${skipped}`;
  }

  get exitCode() {
    return this.#failed > 0 ? 1 : 0;
  }
}

/** Reads such a line again. @param {string} line @returns {Required<Omit<Results, 'failures'>> | undefined} */
export function readTotal(line) {
  const found = form.exec(line);
  if (!found) return undefined;
  const [passed, failed, skipped] = found.slice(1).map((digits) => Number(digits ?? 0));
  return { passed: passed ?? 0, failed: failed ?? 0, skipped: skipped ?? 0 };
}
