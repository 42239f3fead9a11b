import type { DrivenBrowser } from './driven-browser.js';
import { startWithPuppeteer } from './puppeteer-browser.js';
import { startWebKit } from './webkit-browser.js';

/** The engine that the tests run in, by `ENGINE`; Chromium where nothing is said. */
const engine = readEngine(process.env.ENGINE ?? 'chromium');

/** Starts it. With a folder, its profile is kept there. */
export function startBrowser(folder?: string): Promise<DrivenBrowser> {
  return engine === 'webkit' ? startWebKit() : startWithPuppeteer(engine, folder);
}

function readEngine(name: string): 'chromium' | 'firefox' | 'webkit' {
  if (name === 'chromium' || name === 'firefox' || name === 'webkit') return name;
  throw new Error(`ENGINE=${name} is none of chromium, firefox, webkit.`);
}
