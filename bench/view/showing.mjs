import { median } from '../median.mjs';

/** @typedef {Window & { bench: import('./page.js').ViewBench }} BenchWindow */

const contenders = [
  'nothing',
  'plain Lit list',
  'smart-scheduler',
  'FullCalendar list',
  'cally month',
];
/** A contender that took longer is not asked to do it again: its ratio is known well enough. */
const patience = 5_000;
const pressesOfMore = 3;

/**
 * How long it takes from holding the resources to two frames after the first
 * times are there, in an order that changes, on a fresh page each; and how many
 * elements that came to.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ sizes: readonly number[], rounds: number }} extent
 */
export async function measureShowing(browser, address, { sizes, rounds }) {
  const measured = new Map(
    sizes.flatMap((slots) =>
      contenders.map((name) => [`${slots} ${name}`, /** @type {Shown[]} */ ([])]),
    ),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const slots of sizes) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const name = contenders[(turn + round) % contenders.length] ?? '';
        const runs = measured.get(`${slots} ${name}`) ?? [];
        if ((runs[0]?.took ?? 0) < patience) runs.push(await show(browser, address, slots, name));
      }
    }
  }
  return sizes.map((slots) => new Standing(slots, measured));
}

/** @typedef {{ took: number, elements: number }} Shown */

/** How the contenders stand at so many slots. */
class Standing {
  /** @param {number} slots @param {ReadonlyMap<string, readonly Shown[]>} measured */
  constructor(slots, measured) {
    this.slots = slots;
    this.measured = measured;
  }

  /** Milliseconds, in the middle. @param {string} name */
  took(name) {
    return median(this.#runs(name).map(({ took }) => took));
  }

  /** @param {string} name */
  fastest(name) {
    return Math.min(...this.#runs(name).map(({ took }) => took));
  }

  /** How the plain list stands beside a page that does nothing: it must be a fair measure. */
  get floor() {
    return {
      median: this.took('plain Lit list') / this.took('nothing'),
      fastest: this.fastest('plain Lit list') / this.fastest('nothing'),
    };
  }

  get rows() {
    return contenders.map((name) => {
      const runs = this.#runs(name);
      return {
        'slots': this.slots,
        'shown by': name,
        'ms (median)': Math.round(this.took(name)),
        'ms (fastest)': Math.round(this.fastest(name)),
        'of the plain list': (this.took(name) / this.took('plain Lit list')).toFixed(2),
        'elements (most)': Math.max(...runs.map(({ elements }) => elements)),
        'runs': runs.length,
      };
    });
  }

  /** @param {string} name */
  #runs(name) {
    return this.measured.get(`${this.slots} ${name}`) ?? [];
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {number} slots
 * @param {string} name
 * @returns {Promise<Shown>}
 */
async function show(browser, address, slots, name) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const took = await page.evaluate(async ([count, contender]) => {
    const { bench } = /** @type {BenchWindow} */ (/** @type {unknown} */ (window));
    await bench.hold(count);
    return bench.show(contender);
  }, /** @type {const} */ ([slots, name]));
  let elements = 0;
  for (let press = 0; press <= pressesOfMore; press += 1) {
    if (press > 0) await pressMore(page);
    elements = Math.max(
      elements,
      await page.evaluate(() =>
        /** @type {BenchWindow} */ (/** @type {unknown} */ (window)).bench.elements(),
      ),
    );
  }
  await page.close();
  return { took, elements };
}

/** Asks for the rest of a day, where there is such a button. @param {import('playwright-core').Page} page */
async function pressMore(page) {
  await page.evaluate(async () => {
    const scheduler = document.querySelector('smart-scheduler');
    const more = scheduler?.shadowRoot?.querySelector('[part~=more]');
    if (more instanceof HTMLElement) more.click();
    await scheduler?.updateComplete;
  });
}
