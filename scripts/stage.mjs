import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { openBuiltSite } from './built-site.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Play
 * @property {string} story
 * @property {string} [locale] - the story's own, where none is given
 * @property {import('playwright-core').BrowserContextOptions} [options]
 */

const stories = fileURLToPath(new URL('../stories/', import.meta.url));
/** Milliseconds in which nothing on the page changes, before it is taken to be settled. */
const quiet = 400;
/** While one page waits for quiet, another can be looked at. */
const pagesAtOnce = 3;

/** The stories' names, in the order in which they are written. */
export const storyNames = readdirSync(stories)
  .filter((file) => file.endsWith('.stories.ts'))
  .map((file) => readFileSync(join(stories, file), 'utf8'))
  .flatMap((text) => [...text.matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name));

/** Opens a Chromium in which stories can be played, each on a page and in a store of its own. */
export async function openStage() {
  const site = await openBuiltSite(join(stories, 'stage'));
  const browser = await launchChromium();
  return new Stage(site.address, browser, async () => {
    await browser.close();
    await site.close();
  });
}

export class Stage {
  /**
   * @param {string} address
   * @param {import('playwright-core').Browser} browser
   * @param {() => Promise<void>} close
   */
  constructor(address, browser, close) {
    this.address = address;
    this.browser = browser;
    this.close = close;
  }

  /**
   * Plays a story, and does something with its page when it has settled.
   *
   * @template Result
   * @param {Play} play
   * @param {(page: Page) => Promise<Result>} work
   */
  async play({ story, locale, options }, work) {
    // The zone that the stories take place in.
    const context = await this.browser.newContext({ timezoneId: 'America/New_York', ...options });
    try {
      const page = await context.newPage();
      const wishes = new URLSearchParams({ story, ...(locale !== undefined && { locale }) });
      await page.goto(`${this.address}?${wishes}`);
      await page.locator('smart-scheduler [part=base]').waitFor();
      await page.locator('smart-scheduler:not([data-unfinished])').waitFor();
      await page.waitForLoadState('networkidle');
      await this.settle(page);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  /**
   * Plays many, some of them at once.
   *
   * @template {Play} Each
   * @param {readonly Each[]} plays
   * @param {(page: Page, play: Each) => Promise<void>} work
   */
  async playAll(plays, work) {
    const queue = plays.values();
    const goOn = async () => {
      for (const each of queue) await this.play(each, (page) => work(page, each));
    };
    await Promise.all(Array.from({ length: pagesAtOnce }, goOn));
  }

  /** Resolves when nothing changes on the page any more. @param {Page} page */
  async settle(page) {
    await page.evaluate(settled, quiet);
  }
}

/**
 * Runs in the page: resolves when its schedulers have not changed for so many milliseconds.
 *
 * @param {number} milliseconds
 */
function settled(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve(undefined);
    };
    let timer = setTimeout(done, milliseconds);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, milliseconds);
    });
    const changes = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const each of document.querySelectorAll('smart-scheduler')) {
      observer.observe(each, changes);
      if (each.shadowRoot) observer.observe(each.shadowRoot, changes);
    }
  });
}
