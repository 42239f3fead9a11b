import { engines, ensureEngine } from './engines.mjs';

/**
 * Features of Chromium that no page here needs. Its address bar loads a page of its own for each
 * window, which costs more than the pages that are looked at. Of several lists only the last
 * counts, so what Playwright leaves out is named again, as far as it changes pages.
 */
const leftOut = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** What Chromium is started with: no sandbox where it cannot have one, and no calls to its makers. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${leftOut.join()}`,
];

/** The path of a Chromium; installed where none is found and it can be, else said how to get one. */
export function ensureBrowser() {
  return ensureEngine(engines.chromium);
}
