import puppeteer, { type BrowserContext, type Frame, type Page } from 'puppeteer-core';
import { chromiumArguments } from '../../../scripts/browser.mjs';
import { engines, ensureEngine } from '../../../scripts/engines.mjs';
import type {
  DrivenBrowser,
  DrivenDocument,
  DrivenProfile,
  DrivenTab,
  PageFunction,
  Plain,
  Point,
  Press,
} from './driven-browser.js';

const viewport = { width: 1280, height: 900 };

/**
 * Chromium over its own protocol, or Firefox over WebDriver BiDi. With a
 * folder, everybody has the one profile that is kept there, also when the
 * browser is started again.
 */
export async function startWithPuppeteer(
  engine: 'chromium' | 'firefox',
  folder?: string,
): Promise<DrivenBrowser> {
  const browser = await puppeteer.launch({
    browser: engine === 'chromium' ? 'chrome' : 'firefox',
    executablePath: ensureEngine(engines[engine]),
    defaultViewport: viewport,
    ...(folder !== undefined && { userDataDir: folder }),
    ...(engine === 'chromium' && {
      args: chromiumArguments,
      ignoreDefaultArgs: ['--disable-popup-blocking'],
    }),
  });
  return {
    lacks: {},
    newProfile: async () =>
      folder === undefined
        ? profile(await browser.createBrowserContext(), true)
        : profile(browser.defaultBrowserContext(), false),
    close: () => browser.close(),
  };
}

function profile(context: BrowserContext, own: boolean): DrivenProfile {
  return {
    newTab: async () => new PuppeteerTab(await context.newPage()),
    tabs: async () => (await context.pages()).map((page) => new PuppeteerTab(page)),
    close: async () => {
      if (own) await context.close();
    },
  };
}

class PuppeteerTab implements DrivenTab {
  readonly key: Page;

  constructor(page: Page) {
    this.key = page;
  }

  async open(address: string): Promise<void> {
    await this.key.goto(address, { waitUntil: 'domcontentloaded' });
  }

  show(): Promise<void> {
    return this.key.bringToFront();
  }

  close(): Promise<void> {
    return this.key.close();
  }

  evaluate<Given extends readonly Plain[], Answer>(
    run: PageFunction<Given, Answer>,
    ...given: Given
  ): Promise<Answer> {
    return evaluateIn(this.key, run, given);
  }

  click({ x, y }: Point, press: Press): Promise<void> {
    return this.key.mouse.click(x, y, press);
  }

  async frame(): Promise<DrivenDocument> {
    const frame = this.key.frames().find((each) => each.parentFrame() !== null);
    if (!frame) throw new Error('There is no frame in this tab.');
    return {
      evaluate: (run, ...given) => evaluateIn(frame, run, given),
      click: async ({ x, y }, press) => {
        const place = await (await frame.frameElement())?.boundingBox();
        await this.click({ x: x + (place?.x ?? 0), y: y + (place?.y ?? 0) }, press);
      },
    };
  }
}

/** The library words the type of a function's answer in a way of its own. */
async function evaluateIn<Given extends readonly Plain[], Answer>(
  where: Page | Frame,
  run: PageFunction<Given, Answer>,
  given: Given,
): Promise<Answer> {
  return (await where.evaluate(run as (...given: readonly Plain[]) => unknown, ...given)) as Answer;
}
