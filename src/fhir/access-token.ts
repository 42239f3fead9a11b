import { sleep } from './sleep.js';

/** Asks the page for its token for one server; nothing where it has none. */
export type AskForToken = () => Promise<string | undefined>;

/** What the page answered, once. Another answer is another grant, even where it reads the same. */
export interface Grant {
  readonly token?: string;
}

/** How long a page may take, in milliseconds; as long as a server. */
const longestWait = 10_000;

/** What a header can carry, and nothing that could end it. */
const headerText = /^[\x21-\x7e]+$/;

/**
 * A page's token for a server (RFC 6750): asked for when it is first needed and
 * remembered here only. A page that throws, gives something that no header can
 * carry, or does not answer in time has none.
 */
export class AccessToken {
  #asked: Promise<Grant> | undefined;
  #latest: Grant | undefined;

  constructor(private readonly ask: AskForToken) {}

  /** Throws the signal's reason when that is aborted. */
  current(signal: AbortSignal): Promise<Grant> {
    return inTime((this.#asked ??= this.#grant()), signal);
  }

  /** The grant after one that the server refused; asked for once, by however many it was refused. */
  renewed(refused: Grant, signal: AbortSignal): Promise<Grant> {
    if (refused === this.#latest) {
      this.#latest = undefined;
      this.#asked = this.#grant();
    }
    return this.current(signal);
  }

  async #grant(): Promise<Grant> {
    const token: unknown = await this.#answer();
    const isFit = typeof token === 'string' && headerText.test(token);
    this.#latest = isFit ? { token } : {};
    return this.#latest;
  }

  /** The page's code is not ours: what it throws may hold the token, so that nobody is told. */
  async #answer(): Promise<unknown> {
    try {
      return await this.ask();
    } catch {
      return undefined;
    }
  }
}

async function inTime(asked: Promise<Grant>, signal: AbortSignal): Promise<Grant> {
  const settled = new AbortController();
  try {
    const given = AbortSignal.any([signal, settled.signal]);
    return (await Promise.race([asked, sleep(longestWait, given)])) ?? {};
  } finally {
    settled.abort();
  }
}
