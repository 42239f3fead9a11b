import type { SlotPage, SlotSource } from '../model/slot-source.js';
import { isPast, matches, type SlotQuery } from '../model/slot-query.js';
import { withoutQuery } from '../model/without-query.js';
import { Directory } from './directory.js';
import { bodyOf, download, textOf } from './download.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { IssueTally } from './issue-tally.js';
import type { JsonObject } from './lenient.js';
import { readManifest, type ManifestFile } from './manifest.js';
import { readNdjson } from './ndjson.js';
import { SlotReader } from './slot-reader.js';

/** A file on its way: asked for already, read when its turn comes. */
interface PendingFile {
  readonly file: ManifestFile;
  readonly response: Promise<Response>;
}

/** What went wrong in one search. */
interface Trouble {
  readonly issues: IssueTally;
  readonly failures: { readonly file: ManifestFile; readonly cause: unknown }[];
}

const longestManifest = 10_000_000;

/** What a publication may hold besides slots; files of any other type are not asked for. */
const aboutSlots = new Set([
  'Location',
  'Schedule',
  'PractitionerRole',
  'Practitioner',
  'HealthcareService',
  'Organization',
  'Device',
]);

/**
 * Slots from a SMART Scheduling Links publication: a manifest whose URL ends in
 * `$bulk-publish`, and the NDJSON files that it names.
 *
 * The files about places and people are read first, then slots are given as
 * they arrive. A file that cannot be had makes the answer incomplete; only when
 * no slot file at all can be read does the search throw.
 */
export class BulkPublishSource implements SlotSource {
  readonly label?: string;
  readonly #manifestUrl: string;
  readonly #settings: EndpointSettings;

  constructor(manifestUrl: string, settings: EndpointSettings = {}) {
    this.#manifestUrl = manifestUrl;
    this.#settings = settings;
    if (settings.label !== undefined) this.label = settings.label;
  }

  async *findSlots(
    query: SlotQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<SlotPage> {
    const trouble: Trouble = { issues: new IssueTally(), failures: [] };
    const directory = new Directory(trouble.issues);
    const reader = new SlotReader(this.#manifestUrl, directory, this.#settings, trouble.issues);
    const { files, complete } = await this.#manifest(trouble.issues, signal);
    const open = (file: ManifestFile) => this.#open(file, signal);

    const about = files.filter(({ type }) => aboutSlots.has(type)).map(open);
    const slotFiles = files.filter(({ type }) => type === 'Slot');
    const slots = oneAhead(slotFiles, open);
    for (const pending of about) {
      for await (const resources of readFile(pending, trouble, signal)) {
        for (const resource of resources) directory.add(resource);
      }
    }
    let found = 0;
    let past = 0;
    for (const pending of slots) {
      for await (const resources of readFile(pending, trouble, signal)) {
        const read = await reader.read(resources);
        found += read.length;
        past += read.filter((slot) => isPast(slot, query)).length;
        const wanted = read.filter((slot) => matches(slot, query));
        if (wanted.length > 0) yield { slots: wanted };
      }
    }

    const lost = trouble.failures.filter(({ file }) => file.type === 'Slot');
    if (lost.length > 0 && lost.length === slotFiles.length) throw lost[0]?.cause;
    if (found > 0 && past === found) trouble.issues.add('all-past', 'Every slot lies in the past.');
    // A feed of which nothing could be read is not an empty one.
    const nothingRead = found === 0 && reader.unreadable > 0;
    yield {
      slots: [],
      issues: trouble.issues.take(),
      complete: complete && trouble.failures.length === 0 && !nothingRead,
    };
  }

  async #manifest(issues: IssueTally, signal: AbortSignal) {
    const response = await this.#get(this.#manifestUrl, 'application/json', signal);
    const body = await textOf(response, signal, longestManifest);
    return readManifest(body, this.#manifestUrl, issues);
  }

  #open(file: ManifestFile, signal: AbortSignal): PendingFile {
    const response = this.#get(file.url, 'application/fhir+ndjson', signal);
    // It may fail long before its turn comes to be read, where the failure is dealt with.
    response.catch(() => undefined);
    return { file, response };
  }

  #get(url: string, accept: string, signal: AbortSignal): Promise<Response> {
    const { fetch = globalThis.fetch.bind(globalThis), random = Math.random } = this.#settings;
    return download(url, { fetch, signal, accept, random });
  }
}

/** Opens each file when the one before it is about to be read, the first at once. */
function oneAhead(
  files: readonly ManifestFile[],
  open: (file: ManifestFile) => PendingFile,
): Iterable<PendingFile> {
  const first = files.slice(0, 1).map(open);
  return (function* () {
    let coming = first[0];
    for (const file of [...files.slice(1), undefined]) {
      const current = coming;
      coming = file && open(file);
      if (current) yield current;
    }
  })();
}

/** A file's resources; trouble ends the file, not the search. */
async function* readFile(
  { file, response }: PendingFile,
  { issues, failures }: Trouble,
  signal: AbortSignal,
): AsyncGenerator<readonly JsonObject[]> {
  try {
    yield* readNdjson(bodyOf(await response, signal), issues);
  } catch (cause) {
    signal.throwIfAborted();
    failures.push({ file, cause });
    issues.add(
      'file-failed',
      `A ${file.type} file could not be read: ${String(cause)}`,
      withoutQuery(file.url),
    );
  }
}
