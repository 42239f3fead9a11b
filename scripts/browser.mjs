import { engines, ensureEngine } from './engines.mjs';

/** What Chromium is started with: no sandbox where it cannot have one, and no calls to its makers. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium; installed where none is found and it can be, else said how to get one. */
export function ensureBrowser() {
  return ensureEngine(engines.chromium);
}
