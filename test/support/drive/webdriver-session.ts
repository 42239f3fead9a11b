/** One session of the WebDriver protocol (W3C WebDriver 2, the classic commands). */
export class WebDriverSession {
  readonly #base: string;
  readonly #id: string;
  /** One command after the other: which window they go to is a state of the session. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(base: string, id: string) {
    this.#base = base;
    this.#id = id;
  }

  static async start(base: string, capabilities: object): Promise<WebDriverSession> {
    const { sessionId } = await send<{ sessionId: string }>(base, 'POST', '/session', {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverSession(base, sessionId);
  }

  ask<Answer>(path: string): Promise<Answer> {
    return this.#inTurn(() => this.#send<Answer>('GET', path));
  }

  /** Does something in a window, and in its first frame if that is wanted. */
  in<Answer>(
    window: string,
    work: (tell: (path: string, body?: object) => Promise<Answer>) => Promise<Answer>,
    frame = false,
  ): Promise<Answer> {
    return this.#inTurn(async () => {
      await this.#send('POST', '/window', { handle: window });
      await this.#send('POST', '/frame', { id: null });
      if (frame) await this.#send('POST', '/frame', { id: 0 });
      return work((path, body = {}) => this.#send<Answer>('POST', path, body));
    });
  }

  tell<Answer>(path: string, body: object): Promise<Answer> {
    return this.#inTurn(() => this.#send<Answer>('POST', path, body));
  }

  close(window: string): Promise<unknown> {
    return this.#inTurn(async () => {
      await this.#send('POST', '/window', { handle: window });
      await this.#send('DELETE', '/window');
    });
  }

  end(): Promise<unknown> {
    return this.#inTurn(() => this.#send('DELETE', ''));
  }

  #send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return send<Answer>(this.#base, method, `/session/${this.#id}${path}`, body);
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

async function send<Answer>(
  base: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${base}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as {
    value: Answer & { error?: string; message?: string };
  };
  if (answer.ok) return value;
  throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
}
