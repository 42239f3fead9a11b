import type { BrowserContext, Page } from 'playwright-core';
import type { Trace } from './canary.js';
import { listen } from './ears.js';
import { lookAround } from './look-around.js';

/** Somebody who takes down all that a person's browser shows, says and keeps. */
export class Witness {
  readonly #seen: Trace[] = [];
  readonly #nameOf: (origin: string) => string;

  private constructor(nameOf: (origin: string) => string) {
    this.#nameOf = nameOf;
  }

  /** Begins to listen; before the first page is opened. */
  static async of(context: BrowserContext, nameOf: (origin: string) => string): Promise<Witness> {
    const witness = new Witness(nameOf);
    const note = (place: string, text: string) => void witness.#seen.push({ place, text });
    await context.exposeBinding('noted', (_, place: string, text: string) => note(place, text));
    await context.addInitScript(listen);
    context.on('console', (line) => note('console', line.text()));
    context.on('weberror', (trouble) => note('console', String(trouble.error())));
    return witness;
  }

  get traces(): readonly Trace[] {
    return this.#seen;
  }

  /** Looks around in a page. */
  async look(page: Page): Promise<readonly Trace[]> {
    const where = this.#nameOf(new URL(page.url()).origin);
    const seen = (await page.evaluate(lookAround)).map(({ place, text }) => ({
      place: `${place} of ${where}`,
      text,
    }));
    this.#seen.push(...seen);
    return seen;
  }
}
