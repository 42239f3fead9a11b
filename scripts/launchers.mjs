import { chromiumArguments, ensureBrowser } from './browser.mjs';
import { engines, ensureEngine } from './engines.mjs';
import { startWebKitDriver } from './webkit-driver.mjs';

/** How web-test-runner starts each engine. Only what is asked for is loaded, because loading takes seconds. */
export const launchers = {
  async chromium() {
    const { playwrightLauncher } = await import('@web/test-runner-playwright');
    return playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: ensureBrowser(), args: chromiumArguments },
    });
  },

  async firefox() {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({
      launchOptions: { browser: 'firefox', executablePath: ensureEngine(engines.firefox) },
    });
  },

  async webkit() {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    const capabilities = {
      'browserName': 'MiniBrowser',
      // The driver speaks the classic protocol only.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: ensureEngine(engines.webkit), args: ['--automation'] },
    };
    const port = await startWebKitDriver();
    return webdriverLauncher({ hostname: '127.0.0.1', port, path: '/', capabilities });
  },
};
