import { chromium } from 'playwright-core';
import { chromiumArguments, ensureBrowser } from './browser.mjs';

/** Starts this machine's Chromium for Playwright. @param {readonly string[]} [more] - arguments besides the usual ones */
export function launchChromium(more = []) {
  return chromium.launch({
    executablePath: ensureBrowser(),
    args: [...chromiumArguments, ...more],
  });
}
