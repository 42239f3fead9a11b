import type { EndpointSettings } from './endpoint-settings.js';
import type { FileStore } from './file-store.js';
import type { ManifestFile } from './manifest.js';
import type { OpenFile } from './open-file.js';
import { politeFetch, type KeptFile } from './polite-fetch.js';

/** A file on its way: asked for already, read when its turn comes. */
export interface PendingFile {
  readonly file: ManifestFile;
  readonly answer: Promise<KeptFile | OpenFile>;
}

/** What requests need from outside. */
export interface RequestSettings extends Pick<
  EndpointSettings,
  'fetch' | 'random' | 'locks' | 'deviceTime'
> {
  /** The page has a token for it: nothing of it is kept, or looked for where others kept it. */
  readonly secret?: boolean;
}

/** What one search of a publication has asked for: nothing of it is left open when the search ends. */
export class FileRequests {
  readonly #answers: Promise<KeptFile | OpenFile>[] = [];
  /** Files that are being kept. */
  readonly #keeping: Promise<void>[] = [];

  constructor(
    private readonly store: FileStore,
    private readonly settings: RequestSettings,
    private readonly signal: AbortSignal,
  ) {}

  /** Asks for a manifest or a file, as politely as {@link politeFetch}, and throws as that does. */
  ask(
    url: string,
    accept: string,
    isUsable?: (content: unknown) => boolean,
  ): Promise<KeptFile | OpenFile> {
    const {
      fetch = globalThis.fetch.bind(globalThis),
      random = Math.random,
      locks,
      deviceTime = Date.now,
      secret,
    } = this.settings;
    const answer = politeFetch(url, {
      store: this.store,
      secret,
      locks,
      now: deviceTime,
      isUsable,
      download: { fetch, signal: this.signal, accept, random },
    });
    this.#answers.push(answer);
    return answer;
  }

  /** Asks for a file that is read later. @param isUsable whether what is kept of it will do */
  open(file: ManifestFile, isUsable: (content: unknown) => boolean): PendingFile {
    const answer = this.ask(file.url, 'application/fhir+ndjson', isUsable);
    // It may fail long before its turn comes to be read, where the failure is dealt with.
    answer.catch(() => undefined);
    return { file, answer };
  }

  /** Keeps what was made of a file, while others are read already. */
  keep(opened: OpenFile, content: unknown, bytes: number): void {
    this.#keeping.push(opened.keep(content, bytes));
  }

  /** What could not be read counts as not asked for; what nobody wants to read any more has been served. */
  letDown(opened: OpenFile): Promise<void> {
    return this.signal.aborted ? opened.drop() : opened.disown();
  }

  /** Leaves to others what was not read to its end. Whoever clears what is kept waits until nothing more is. */
  async end(): Promise<void> {
    await Promise.all(this.#keeping);
    for (const answer of this.#answers) void answer.then(letGo, () => undefined);
  }
}

function letGo(answer: KeptFile | OpenFile): void {
  if (answer.kind === 'new') void answer.drop();
}

/** Bytes that a file is going to have, as it is sent; 0 where that is not told, or nothing is sent. */
export async function lengthOf(pending: PendingFile | undefined): Promise<number> {
  const opened = await pending?.answer.catch(() => undefined);
  if (opened?.kind !== 'new') return 0;
  return Number(opened.response.headers.get('Content-Length') ?? 0) || 0;
}
