import type { DrivenProfile } from './driven-browser.js';
import { soon } from './soon.js';
import { Tab } from './tab.js';

/** A person with a browser of their own. */
export class Visitor {
  readonly #profile: DrivenProfile;

  constructor(profile: DrivenProfile) {
    this.#profile = profile;
  }

  /** A new tab, at an address if one is given. */
  async newTab(address?: string): Promise<Tab> {
    const tab = new Tab(await this.#profile.newTab());
    if (address !== undefined) await tab.open(address);
    return tab;
  }

  async tabs(): Promise<readonly Tab[]> {
    return (await this.#profile.tabs()).map((tab) => new Tab(tab));
  }

  /** The tab that opens because of something. */
  async tabOpenedBy(work: () => Promise<void>): Promise<Tab> {
    const before = new Set((await this.tabs()).map(({ key }) => key));
    await work();
    return soon('see a new tab', async () =>
      (await this.tabs()).find(({ key }) => !before.has(key)),
    );
  }

  /** Waits until no more than so many tabs are there. */
  async hasOnly(count: number): Promise<void> {
    await soon(`have only ${count} tabs`, async () =>
      (await this.tabs()).length === count ? true : undefined,
    );
  }

  close(): Promise<void> {
    return this.#profile.close();
  }
}
