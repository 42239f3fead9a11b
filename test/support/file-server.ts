import type { FileLocks } from '../../src/fhir/file-turn.js';

/** A version of a file, as a server tells it. */
export interface FileVersion {
  readonly body: string | ReadableStream<Uint8Array>;
  readonly headers?: Record<string, string>;
  readonly status?: number;
}

/** What was asked of the network, and in which cache mode. */
export interface AskedFile {
  readonly url: string;
  readonly cache: RequestCache;
  readonly headers: Headers;
}

/** One file on a server; a test changes `version` and looks at what was asked for. */
export interface FileServer {
  version: FileVersion | (() => FileVersion | Promise<FileVersion>);
  readonly asked: AskedFile[];
  readonly fetch: typeof fetch;
}

export function fileServer(version: FileVersion): FileServer {
  const server: FileServer = {
    version,
    asked: [],
    fetch: async (input, init) => {
      const { url, cache, headers } = new Request(input, init);
      server.asked.push({ url, cache, headers });
      init?.signal?.throwIfAborted();
      const answer = typeof server.version === 'function' ? await server.version() : server.version;
      return new Response(answer.body, {
        status: answer.status ?? 200,
        headers: answer.headers ?? {},
      });
    },
  };
  return server;
}

/** Locks as the browser gives them: one holder for a name, who waits can give up waiting. */
export function pageLocks(): FileLocks {
  const lines = new Map<string, Promise<void>>();
  return {
    async request(name, { signal }, held) {
      signal.throwIfAborted();
      const before = lines.get(name) ?? Promise.resolve();
      let over: () => void = () => undefined;
      const turn = new Promise<void>((resolve) => (over = resolve));
      lines.set(
        name,
        before.then(() => turn),
      );
      const aborted = new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
      try {
        await Promise.race([before, aborted]);
        await held();
      } finally {
        over();
      }
    },
  };
}
