import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';

/** A computer in Massachusetts. */
const atHome = {
  timezoneId: 'America/New_York',
  locale: 'en-US',
  viewport: { width: 1280, height: 900 },
} as const;

/** Opens tabs for the tests of a file, each of somebody with a browser of their own; they are gone after each test. */
export function tabs(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  return async (options = atHome) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context.newPage();
  };
}
