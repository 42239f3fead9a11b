/** A version of a file, as a server tells it. */
export interface FileVersion {
  readonly body: string | ReadableStream<Uint8Array>;
  readonly headers?: Record<string, string>;
  readonly status?: number;
}

/** What was asked of the network, and in which cache mode. */
interface AskedFile {
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
