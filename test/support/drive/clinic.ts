import { afterAll, afterEach, beforeAll } from 'vitest';
import { startSandbox } from '../../../demo/sandbox/sandbox.mjs';
import { startBrowser } from './browser.js';
import type { DrivenBrowser } from './driven-browser.js';
import type { Tab } from './tab.js';
import { Visitor } from './visitor.js';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** The sandbox on its three origins and an engine to visit it with, for the tests of one file. */
export class Clinic {
  readonly #port: number;
  #sandbox: Sandbox | undefined;
  #browser: DrivenBrowser | undefined;
  readonly #visitors: Visitor[] = [];

  constructor(port: number) {
    this.#port = port;
    beforeAll(async () => {
      [this.#sandbox, this.#browser] = await Promise.all([
        startSandbox({ port: this.#port }),
        startBrowser(),
      ]);
    });
    afterEach(async () => {
      await Promise.all(this.#visitors.splice(0).map((visitor) => visitor.close()));
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
  async page(visitor?: Visitor, path = '/'): Promise<Tab> {
    const tab = await (visitor ?? (await this.visitor())).newTab(this.sandbox.site + path);
    await tab.finds('smart-scheduler[data-state=ready]');
    return tab;
  }
}
