import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildReturnUrl, readHandoff, type PortalAnswer } from '../../../src/portal.js';
import { startSandbox } from '../../../demo/sandbox/sandbox.mjs';
import { startBrowser } from './browser.js';
import type { DrivenBrowser } from './driven-browser.js';
import type { Sight, Tab } from './tab.js';
import { Visitor } from './visitor.js';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type SandboxSettings = Omit<Parameters<typeof startSandbox>[0], 'port'>;

/** Times of one practitioner, of which there are many. */
const times = /Dr\. Amelia Hart/;

/** The sandbox on its three origins and an engine to visit it with, for the tests of one file. */
export class Clinic {
  readonly #port: number;
  readonly #settings: SandboxSettings;
  #sandbox: Sandbox | undefined;
  #browser: DrivenBrowser | undefined;
  readonly #visitors: Visitor[] = [];
  /** No two attempts of a test are to be at the same time. */
  #next = 0;

  constructor(port: number, settings: SandboxSettings = {}) {
    this.#port = port;
    this.#settings = settings;
    beforeAll(async () => {
      [this.#sandbox, this.#browser] = await Promise.all([
        startSandbox({ port: this.#port, ...this.#settings }),
        startBrowser(),
      ]);
    });
    afterEach(async () => {
      await Promise.all(this.#visitors.splice(0).map((visitor) => visitor.close()));
      this.#next = 0;
      const { slots, bookings } = this.sandbox.publication;
      for (const key of slots.keys()) bookings.clear(key);
    });
    afterAll(async () => {
      await this.#browser?.close();
      this.#sandbox?.stop();
    });
  }

  get sandbox(): Sandbox {
    if (!this.#sandbox) throw new Error('The sandbox has not started.');
    return this.#sandbox;
  }

  get browser(): DrivenBrowser {
    if (!this.#browser) throw new Error('The browser has not started.');
    return this.#browser;
  }

  /** Somebody with a browser of their own. */
  async visitor(): Promise<Visitor> {
    const visitor = new Visitor(await this.browser.newProfile());
    this.#visitors.push(visitor);
    return visitor;
  }

  /** A tab of theirs, or of somebody new, on the clinic's page with its times. */
  async page(visitor?: Visitor, path = ''): Promise<Tab> {
    const tab = await (visitor ?? (await this.visitor())).newTab(this.sandbox.site + path);
    await tab.finds('smart-scheduler[data-state=ready]');
    return tab;
  }

  /** Chooses a time that nobody is after; what its button says. */
  async choose(tab: Sight): Promise<string> {
    const nth = this.#next++;
    const chosen = (await tab.controls(times))[nth];
    if (chosen === undefined) throw new Error(`There is no ${nth + 1}th time.`);
    await tab.press(times, { nth });
    await tab.finds('[part=book][href]');
    return chosen;
  }

  /** Chooses a time and leaves for the portal; the address there. */
  async leave(tab: Sight): Promise<string> {
    await this.choose(tab);
    await tab.press('Continue to book');
    return tab.arrives(this.sandbox.portal);
  }

  /** Chooses a time, and leaves for the portal in a tab or window beside the page. */
  async leaveBeside(visitor: Visitor, page: Sight): Promise<Tab> {
    await this.choose(page);
    const portal = await visitor.tabOpenedBy(() => page.press('Continue to book'));
    await portal.arrives(this.sandbox.portal);
    return portal;
  }

  /** Where the portal sends back whoever came to it by this address, with an answer. */
  answer(arrival: string, answer: PortalAnswer): string {
    return buildReturnUrl(
      readHandoff(arrival, { allowedReturnOrigins: [this.sandbox.site] }),
      answer,
    );
  }
}

/** Gives the element of a page an attribute. */
export function setAttribute(page: Sight, name: string, value: string): Promise<void> {
  return page.evaluate(
    (attribute, text) => document.querySelector('smart-scheduler')?.setAttribute(attribute, text),
    name,
    value,
  );
}
