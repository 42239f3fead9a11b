import { existsSync, readdirSync } from 'node:fs';
import { install } from './apt.mjs';

/**
 * A browser of the system that the tests can run in.
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {() => string | undefined} find - the path of its program
 * @property {readonly string[]} packages - what brings it on Debian
 * @property {string} advice - what to do where it cannot be installed from here
 */

/** @satisfies {Record<string, Engine>} */
export const engines = {
  chromium: {
    name: 'Chromium',
    find: () =>
      first(
        process.env.CHROME_PATH,
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/usr/bin/google-chrome-stable',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ),
    packages: ['chromium', 'fonts-dejavu-core'],
    advice:
      'No Chromium or Chrome was found. Install one (Debian and Ubuntu: "sudo apt install chromium"; macOS: "brew install --cask google-chrome"), or set CHROME_PATH to the program.',
  },
  firefox: {
    name: 'Firefox',
    find: () =>
      first(
        process.env.FIREFOX_PATH,
        '/usr/bin/firefox-esr',
        '/usr/bin/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      ),
    packages: ['firefox-esr', 'fonts-dejavu-core'],
    advice:
      'No Firefox was found. Install one (Debian: "sudo apt install firefox-esr"; macOS: "brew install --cask firefox"), or set FIREFOX_PATH to the program.',
  },
  webkit: {
    name: 'WebKit',
    find: () =>
      first('/usr/bin/WebKitWebDriver') && first('/usr/bin/Xvfb') && first(...miniBrowsers()),
    packages: ['webkit2gtk-driver', 'xvfb', 'fonts-dejavu-core'],
    advice:
      'No WebKitGTK with its driver and no screen for it was found. Install them on Linux (Debian and Ubuntu: "sudo apt install webkit2gtk-driver xvfb").',
  },
};

/** The path of an engine's program; installed where none is found and it can be, else said how to get one. @param {Engine} engine */
export function ensureEngine({ find, packages, advice }) {
  const found = find() ?? (install(packages) ? find() : undefined);
  if (!found) throw new Error(advice);
  return found;
}

/** The small browser that WebKitGTK's driver drives, of whatever machine and version. */
function miniBrowsers() {
  return folders('/usr/lib/', /./)
    .flatMap((folder) => folders(folder, /^webkit2gtk-4\./))
    .map((folder) => `${folder}MiniBrowser`);
}

/** @param {string} parent @param {RegExp} name */
function folders(parent, name) {
  return existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && name.test(entry.name))
        .map((entry) => `${parent}${entry.name}/`)
    : [];
}

/** @param {(string | undefined)[]} places */
function first(...places) {
  return places.find((place) => place && existsSync(place));
}
