import type { SlotQuery } from '../model/slot-query.js';
import { Pace } from '../model/pace.js';
import { heldBack, type SlotPage } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { released } from './contained.js';
import { Directory } from './directory.js';
import { bodyOf, download, textOf } from './download.js';
import type { DownloadLimits, EndpointSettings } from './endpoint-settings.js';
import { IssueTally } from './issue-tally.js';
import { readManifest, type ManifestFile } from './manifest.js';
import { readNdjson } from './ndjson.js';
import { filesFor } from './slot-files.js';
import { SlotReader } from './slot-reader.js';
import { OwnThreadScan, type SlotScan } from './slot-scan.js';
import { SlotScanner } from './slot-scanner.js';
import { spanOf } from './span.js';

const newline = 10;
const longestManifest = 10_000_000;
/** Bytes from which on it is worth while to open another thread. */
const much = 2_000_000;
const limits: DownloadLimits = { unasked: 25_000_000, bytes: 512_000_000, slots: 2_000_000 };

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

/** The search of a {@link BulkPublishSource}, in a chunk of its own. */
export function readPublication(
  manifestUrl: string,
  settings: EndpointSettings,
  query: SlotQuery,
  signal: AbortSignal,
): AsyncGenerator<SlotPage> {
  return new Publication(manifestUrl, settings, query, signal).read();
}

/** A file on its way: asked for already, read when its turn comes. */
interface PendingFile {
  readonly file: ManifestFile;
  readonly response: Promise<Response>;
}

class Publication {
  readonly #issues = new IssueTally();
  readonly #failures: { readonly file: ManifestFile; readonly cause: unknown }[] = [];
  readonly #limits: DownloadLimits;
  readonly #directory = new Directory(this.#issues);
  readonly #reader: SlotReader;
  #scan: SlotScan | undefined;
  /** Bytes of slots that were read. */
  #bytes = 0;
  /** Slot files that were not begun. */
  #held = 0;

  constructor(
    private readonly manifestUrl: string,
    private readonly settings: EndpointSettings,
    private readonly query: SlotQuery,
    private readonly signal: AbortSignal,
  ) {
    this.#limits = { ...limits, ...settings.limits };
    this.#reader = new SlotReader(manifestUrl, this.#directory, settings, query, this.#issues);
  }

  async *read(): AsyncGenerator<SlotPage> {
    const { files, complete } = await this.#manifest();
    const wanted = filesFor(files, this.query, this.settings.states);
    const about = wanted.filter(({ type }) => aboutSlots.has(type)).map((file) => this.#open(file));
    const slotFiles = wanted.filter(({ type }) => type === 'Slot');
    const [first] = slotFiles.slice(0, 1).map((file) => this.#open(file));
    for (const pending of about) await this.#readAbout(pending);
    try {
      yield* this.#readSlots(slotFiles, first);
    } finally {
      this.#scan?.close();
    }

    const lost = this.#failures.filter(({ file }) => file.type === 'Slot');
    if (lost.length > 0 && lost.length === slotFiles.length) throw lost[0]?.cause;
    const { found, past, unreadable } = this.#reader;
    if (found > 0 && past === found) this.#issues.add('all-past', 'Every slot lies in the past.');
    // A feed of which nothing could be read is not an empty one.
    const nothingRead = found === 0 && unreadable > 0;
    const whole =
      complete && this.#failures.length === 0 && !this.#isCut && this.#held === 0 && !nothingRead;
    const remarks = await this.#directory.remarks();
    yield { slots: [], issues: this.#issues.take(), complete: whole, ...remarks };
  }

  /** Each file is asked for when the one before it is about to be read. */
  async *#readSlots(
    files: readonly ManifestFile[],
    first: PendingFile | undefined,
  ): AsyncGenerator<SlotPage> {
    let coming = first;
    for (const [index, file] of files.entries()) {
      const pending = coming ?? this.#open(file);
      const next = files[index + 1];
      const length = lengthOf(await pending.response.catch(() => undefined));
      coming = next && this.#mayBegin(length) ? this.#open(next) : undefined;
      this.#scan ??= await this.#openScan(length * files.length);
      yield* this.#readFile(pending, this.#scan);
      if (this.#isCut) return;
      if (next && !coming && !this.#mayBegin(0)) {
        this.#held = files.length - index - 1;
        this.#issues.add(
          heldBack,
          'The publication is so large that the rest of it is only read when somebody asks for it.',
          `${this.#held} more files, after ${this.#bytes} bytes`,
        );
        return;
      }
    }
  }

  async *#readFile({ file, response }: PendingFile, scan: SlotScan): AsyncGenerator<SlotPage> {
    try {
      for await (const raw of scan.file(this.#counted(bodyOf(await response, this.signal)))) {
        const slots = await this.#reader.read(raw);
        this.signal.throwIfAborted();
        if (slots.length > 0) yield { slots };
      }
    } catch (cause) {
      this.#fail(file, cause);
    }
  }

  /** A body as far as it may be read; it ends with a line. */
  async *#counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      this.#bytes += piece.length;
      if (this.#isCut) {
        const end = piece.lastIndexOf(newline) + 1;
        yield piece.subarray(0, end);
        if (end > 0) {
          this.#issues.add(
            'truncated',
            'The publication is larger than what is read of it.',
            `${this.#reader.found} slots, ${this.#bytes} bytes`,
          );
          return;
        }
      } else yield piece;
    }
  }

  get #isCut(): boolean {
    return this.#bytes > this.#limits.bytes || this.#reader.found > this.#limits.slots;
  }

  async #readAbout({ file, response }: PendingFile): Promise<void> {
    const pace = new Pace();
    try {
      for await (const resources of readNdjson(bodyOf(await response, this.signal), this.#issues)) {
        for (const resource of resources.flatMap((each) => released(each)))
          this.#directory.add(resource);
        if (pace.isDue) await pace.pause();
      }
    } catch (cause) {
      this.#fail(file, cause);
    }
  }

  /** Trouble ends the file, not the search. */
  #fail(file: ManifestFile, cause: unknown): void {
    this.signal.throwIfAborted();
    this.#failures.push({ file, cause });
    this.#issues.add(
      'file-failed',
      `A ${file.type} file could not be read: ${String(cause)}`,
      withoutQuery(file.url),
    );
  }

  /** Whether a further file may be begun, after one of so many bytes, without asking anyone. */
  #mayBegin(length: number): boolean {
    return this.#bytes + length <= this.#limits.unasked;
  }

  async #openScan(length: number): Promise<SlotScan> {
    const { openThread, times } = this.settings;
    const span = spanOf(this.query);
    const byClock = times === 'clock';
    const other = length > much ? await openThread?.(span, byClock) : undefined;
    return other ?? new OwnThreadScan(new SlotScanner(span, byClock));
  }

  async #manifest() {
    const response = await this.#get(this.manifestUrl, 'application/json');
    const body = await textOf(response, this.signal, longestManifest);
    return readManifest(body, this.manifestUrl, this.#issues);
  }

  #open(file: ManifestFile): PendingFile {
    const response = this.#get(file.url, 'application/fhir+ndjson');
    // It may fail long before its turn comes to be read, where the failure is dealt with.
    response.catch(() => undefined);
    return { file, response };
  }

  #get(url: string, accept: string): Promise<Response> {
    const { fetch = globalThis.fetch.bind(globalThis), random = Math.random } = this.settings;
    return download(url, { fetch, signal: this.signal, accept, random });
  }
}

/** Bytes that a response is going to have, as it is sent; 0 where that is not told. */
function lengthOf(response: Response | undefined): number {
  return Number(response?.headers.get('Content-Length') ?? 0) || 0;
}
