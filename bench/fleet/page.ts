import type { FileLocks } from '../../src/fhir/file-turn.js';
import type { FileStore } from '../../src/fhir/file-store.js';
import { politeFetch } from '../../src/fhir/polite-fetch.js';
import { manifestUrl } from './publication.js';

/** What a page has of its browser. */
export interface PageSettings {
  readonly fetch: typeof fetch;
  readonly store: FileStore;
  readonly locks: FileLocks | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Aborts when the page is left. */
  readonly signal: AbortSignal;
}

interface Manifest {
  readonly output: readonly { readonly type: string; readonly url: string }[];
}

/**
 * What a page does to show a publication, with the client's own code: manifest, then
 * what is about slots all at once, then the slots, each asked for while the one before
 * it is read.
 */
export async function show(page: PageSettings): Promise<void> {
  const { output } = (await read(manifestUrl, page, (text) => JSON.parse(text))) as Manifest;
  const asText = (text: string) => text;
  const about = output.filter(({ type }) => type !== 'Slot');
  await Promise.all(about.map(({ url }) => read(url, page, asText)));
  const slots = output.filter(({ type }) => type === 'Slot');
  let coming: Promise<unknown> | undefined;
  for (const { url } of slots) {
    const current = coming;
    coming = read(url, page, asText);
    coming.catch(() => undefined);
    await current;
  }
  await coming;
}

/** A file's content: kept, or read and kept now. */
async function read(
  url: string,
  { fetch, store, locks, now, random, signal }: PageSettings,
  make: (text: string) => unknown,
): Promise<unknown> {
  const download = { fetch, signal, accept: 'application/fhir+ndjson', random };
  const answer = await politeFetch(url, { store, locks, now, download });
  if (answer.kind !== 'new') return answer.file.content;
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of answer.body()) text += decoder.decode(piece, { stream: true });
  const content = make(text);
  await answer.keep(content, Number(answer.response.headers.get('Content-Length')));
  return content;
}
