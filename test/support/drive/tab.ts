import type { DrivenDocument, DrivenTab, PageFunction, Plain, Press } from './driven-browser.js';
import { lookFor, type Found, type Wanted } from './look-for.js';
import { soon } from './soon.js';

/** An event that a page of the sandbox heard. */
export interface Heard {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>> & {
    readonly appointment?: Readonly<Record<string, unknown>>;
  };
}

const controls = 'button, a[href]';

/** A document as a person meets it: they see, they wait, they press. */
export class Sight {
  readonly #document: DrivenDocument;

  constructor(document: DrivenDocument) {
    this.#document = document;
  }

  evaluate<Given extends readonly Plain[], Answer>(
    run: PageFunction<Given, Answer>,
    ...given: Given
  ): Promise<Answer> {
    return this.#document.evaluate(run, ...given);
  }

  /** Waits until these words can be seen. */
  async sees(text: string): Promise<void> {
    await this.#find({ text });
  }

  /** Waits until something that matches the selector can be seen, in whatever shadow root; its texts. */
  async finds(css: string): Promise<readonly string[]> {
    return (await this.#find({ css })).map(({ text }) => text);
  }

  /** What can be seen now of what matches the selector; its texts. */
  async seesNow(css: string): Promise<readonly string[]> {
    return (await this.evaluate(lookFor, { css })).map(({ text }) => text);
  }

  /** The texts of all buttons and links whose name matches. */
  async controls(name: RegExp): Promise<readonly string[]> {
    return (await this.#find({ css: controls, name: name.source })).map(({ text }) => text);
  }

  /** Presses the button or link of this name, or the nth of those whose name matches. */
  press(name: string | RegExp, how: Partial<Press & { nth: number }> = {}) {
    return this.pressWhere(
      { css: controls, name: typeof name === 'string' ? exactly(name) : name.source },
      how,
    );
  }

  /** Presses what is found, once it stands still. */
  async pressWhere(
    wanted: Wanted,
    { nth = 0, button = 'left', count = 1 }: Partial<Press & { nth: number }> = {},
  ): Promise<void> {
    let before: Found | undefined;
    const there = await this.#soon(`press ${told(wanted)}`, async () => {
      const found = (await this.evaluate(lookFor, { ...wanted }, nth))[nth];
      const still = found && before?.x === found.x && before.y === found.y;
      before = found;
      return still ? found : undefined;
    });
    await this.#document.click(there, { button, count });
  }

  /** The address as the page itself has it. */
  address(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  /** Waits until the address begins like this, and the document is there. */
  async arrives(address: string): Promise<string> {
    return this.#soon(`an address that begins with ${address}`, async () => {
      const [now, ready] = await this.evaluate(() => [location.href, document.readyState] as const);
      return now.startsWith(address) && ready !== 'loading' ? now : undefined;
    });
  }

  /** The events that the page heard so far: of one kind, or all but the lines for its log. */
  async heard(type?: string): Promise<readonly Heard[]> {
    const all = await this.evaluate(
      () => (window as unknown as { schedulerEvents: Heard[] }).schedulerEvents,
    );
    return all.filter((event) =>
      type === undefined ? event.type !== 'scheduler-audit' : event.type === type,
    );
  }

  /** Waits until the page hears an event, of this kind if one is wanted; all of them. */
  hears(type?: string): Promise<readonly Heard[]> {
    return this.#soon(`hear ${type ?? 'anything'}`, async () => {
      const heard = await this.heard(type);
      return heard.length > 0 ? heard : undefined;
    });
  }

  /** Waits, and says in vain what there is to be seen instead. */
  #soon<Answer>(what: string, ask: () => Promise<Answer | undefined>): Promise<Answer> {
    return soon(what, ask, async () => {
      const [address, heard] = await this.evaluate(
        () =>
          [
            location.href,
            (window as unknown as { schedulerEvents?: Heard[] }).schedulerEvents?.map(
              ({ type }) => type,
            ),
          ] as const,
      );
      const seen = (await this.evaluate(lookFor, { css: 'h1, h2, h3, [data-state]' }))
        .map(({ text }) => text.slice(0, 200))
        .join('\n');
      return `${address}\n${String(heard)}\n${seen}`;
    });
  }

  #find(wanted: Wanted): Promise<readonly Found[]> {
    return this.#soon(`see ${told(wanted)}`, async () => {
      const found = await this.evaluate(lookFor, { ...wanted });
      return found.length > 0 ? found : undefined;
    });
  }
}

/** A tab of a visitor's browser. */
export class Tab extends Sight {
  readonly #tab: DrivenTab;

  constructor(tab: DrivenTab) {
    super(tab);
    this.#tab = tab;
  }

  get key(): unknown {
    return this.#tab.key;
  }

  open(address: string): Promise<void> {
    return this.#tab.open(address);
  }

  /** Reads the page anew. Resolves when it is there. */
  async reload(): Promise<void> {
    await this.evaluate(() => {
      document.documentElement.dataset.old = '';
      setTimeout(() => location.reload());
    });
    await soon('reload', async () => {
      const isNew = await this.evaluate(
        () =>
          document.documentElement.dataset.old === undefined && document.readyState !== 'loading',
      );
      return isNew || undefined;
    });
  }

  close(): Promise<void> {
    return this.#tab.close();
  }

  /** The back button. Resolves when another document, or an older one, is there. */
  async back(): Promise<void> {
    const before = await this.address();
    await this.evaluate(() => void setTimeout(() => history.back()));
    await soon('go back', async () => ((await this.address()) === before ? undefined : true));
  }

  /** What can be seen in the tab's frame. */
  async frame(): Promise<Sight> {
    return new Sight(await this.#tab.frame());
  }

  /** A person looks at what they press. */
  override async pressWhere(wanted: Wanted, how?: Partial<Press & { nth: number }>): Promise<void> {
    await this.#tab.show();
    await super.pressWhere(wanted, how);
  }
}

function exactly(name: string): string {
  return `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

function told(wanted: Wanted): string {
  return Object.values(wanted).join(' ');
}
