import { engines, ensureEngine } from '../../../scripts/engines.mjs';
import { startWebKitDriver } from '../../../scripts/webkit-driver.mjs';
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
import { WebDriverSession } from './webdriver-session.js';

/** WebKitGTK's small browser over the classic WebDriver protocol. */
export async function startWebKit(): Promise<DrivenBrowser> {
  const capabilities = {
    'browserName': 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: ensureEngine(engines.webkit), args: ['--automation'] },
  };
  // A driver has one session at a time; whoever comes while all are taken gets a new one.
  const idle: number[] = [];
  return {
    lacks: {
      'middle click': 'WebKit: its small browser follows a middle click in the same tab',
      'restart': 'WebKit: its small browser forgets everything when it ends',
    },
    newProfile: async () => {
      const port = idle.pop() ?? (await startWebKitDriver());
      const session = await WebDriverSession.start(`http://127.0.0.1:${port}`, capabilities);
      await session.tell('/window/rect', { width: 1280, height: 938 });
      return profile(session, () => idle.push(port));
    },
    // The drivers end with this process.
    close: async () => undefined,
  };
}

function profile(session: WebDriverSession, free: () => void): DrivenProfile {
  let fresh = true;
  return {
    newTab: async () => {
      // A session begins with one.
      const handle = fresh
        ? await session.ask<string>('/window')
        : (await session.tell<{ handle: string }>('/window/new', { type: 'window' })).handle;
      fresh = false;
      return new WebKitTab(session, handle);
    },
    tabs: async () =>
      (await session.ask<string[]>('/window/handles')).map(
        (handle) => new WebKitTab(session, handle),
      ),
    close: async () => {
      await session.end();
      free();
    },
  };
}

class WebKitDocument implements DrivenDocument {
  protected readonly session: WebDriverSession;
  readonly key: string;
  readonly #framed: boolean;

  constructor(session: WebDriverSession, handle: string, framed = false) {
    this.session = session;
    this.key = handle;
    this.#framed = framed;
  }

  async evaluate<Given extends readonly Plain[], Answer>(
    run: PageFunction<Given, Answer>,
    ...given: Given
  ): Promise<Answer> {
    const script = `const [given, done] = arguments;
      new Promise((resolve) => resolve((${String(run)})(...given)))
        .then((answer) => done({ answer }), (error) => done({ error: String(error) }));`;
    const { answer, error } = (await this.tell('/execute/async', { script, args: [given] })) as {
      answer: Answer;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return answer;
  }

  async click({ x, y }: Point, { button, count }: Press): Promise<void> {
    const number = { left: 0, middle: 1 }[button];
    await this.tell('/actions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
            ...Array.from({ length: count }, () => [
              { type: 'pointerDown', button: number },
              { type: 'pointerUp', button: number },
            ]).flat(),
          ],
        },
      ],
    });
  }

  protected tell(path: string, body?: object): Promise<unknown> {
    return this.session.in(this.key, (send) => send(path, body), this.#framed);
  }
}

class WebKitTab extends WebKitDocument implements DrivenTab {
  async open(url: string): Promise<void> {
    await this.tell('/url', { url });
  }

  // Every command brings its window in front.
  async show(): Promise<void> {}

  async close(): Promise<void> {
    await this.session.close(this.key);
  }

  async frame(): Promise<DrivenDocument> {
    return new WebKitDocument(this.session, this.key, true);
  }
}
