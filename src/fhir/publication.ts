import { isPauseDue, pause } from '../model/pace.js';
import type { SlotQuery } from '../model/slot-query.js';
import { heldBack, type SlotPage } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import { Directory } from './directory.js';
import { textIn } from './download.js';
import type { DownloadLimits, EndpointSettings } from './endpoint-settings.js';
import { FileRequests, lengthOf, type PendingFile, type RequestSettings } from './file-requests.js';
import { isFlat } from './flat.js';
import { IssueTally } from './issue-tally.js';
import { keptSpan, resourcesIn, SlotKeeper, slotsIn } from './kept-file.js';
import type { FileLine } from './file-store.js';
import type { JsonObject } from './lenient.js';
import { LateFileStore, type FileKeeping } from './late-file-store.js';
import { readManifest, type Manifest, type ManifestFile } from './manifest.js';
import { readNdjson } from './ndjson.js';
import { scriptMissing } from './script-missing.js';
import { aboutFiles, filesFor, slotFiles } from './slot-files.js';
import { SlotReader } from './slot-reader.js';
import { OwnThreadScan, type SlotScan } from './slot-scan.js';
import { spanOf } from './span.js';
import { toldIssues } from './told-issues.js';

const newline = 10;
const longestManifest = 10_000_000;
/** Bytes from which on it is worth while to open another thread. */
const much = 2_000_000;
/** Bytes about places and people that are read: all of them must be at hand when slots are. */
const mostAbout = 128_000_000;
const limits: DownloadLimits = { unasked: 25_000_000, bytes: 512_000_000, slots: 2_000_000 };
/** Requests that are made at once; a browser makes no more to one server, and what waits in it looks as if it were not answered. */
const atOnce = 5;
/** Settings with what only the source itself can add. */
type PublicationSettings = EndpointSettings & RequestSettings & { readonly files: FileKeeping };

/** The search of a {@link BulkPublishSource}. */
export async function* readPublication(
  manifestUrl: string,
  settings: PublicationSettings,
  query: SlotQuery,
  signal: AbortSignal,
): AsyncGenerator<SlotPage> {
  if (settings.accessToken) {
    const { withAccess } = await import('./authorized-publication.js').catch(scriptMissing);
    settings = await withAccess(manifestUrl, settings, signal);
  }
  yield* new Publication(manifestUrl, settings, query, signal).read();
}

class Publication {
  readonly #issues = new IssueTally();
  readonly #failures: { readonly file: ManifestFile; readonly cause: unknown }[] = [];
  readonly #limits: DownloadLimits;
  readonly #directory: Directory;
  readonly #reader: SlotReader;
  readonly #byClock: boolean;
  readonly #store: LateFileStore;
  readonly #requests: FileRequests;
  #scan: SlotScan | undefined;
  /** Bytes that were read of slots, and of places and people. */
  #bytes = 0;
  #bytesAbout = 0;
  /** Slot files that were not begun. */
  #held = 0;
  /** Whether reading was ended before the end of the slots. */
  #isCut = false;

  constructor(
    private readonly manifestUrl: string,
    private readonly settings: PublicationSettings,
    private readonly query: SlotQuery,
    private readonly signal: AbortSignal,
  ) {
    this.#limits = { ...limits, ...settings.limits };
    this.#store = new LateFileStore(settings.files);
    this.#requests = new FileRequests(this.#store, settings, signal);
    this.#byClock = settings.times === 'clock';
    this.#directory = new Directory(this.#issues, settings.timeZone);
    this.#reader = new SlotReader(manifestUrl, this.#directory, settings, query, this.#issues);
  }

  async *read(): AsyncGenerator<SlotPage> {
    const before = this.settings.secret ? undefined : this.#store.line(this.manifestUrl);
    const manifest = this.#manifest();
    // It may fail before what is kept has been given.
    manifest.catch(() => undefined);
    const line = await before;
    try {
      if (line?.kept) yield* this.#earlier(line);
      yield* this.#readAll(await manifest);
    } finally {
      this.#scan?.close();
      await this.#requests.end();
    }
  }

  async *#earlier(line: FileLine): AsyncGenerator<SlotPage> {
    const { deviceTime = Date.now } = this.settings;
    const { earlierSlots } = await import('./keeping.js');
    yield* earlierSlots(line, this.settings, this.query, this.#store, deviceTime());
  }

  async *#readAll({ files, complete }: Manifest): AsyncGenerator<SlotPage> {
    const wanted = filesFor(files, this.settings.states);
    const about = aboutFiles(wanted);
    // Nearly all tell some; whoever waited until one does would wait for a further way there and back.
    if (about.length > 0) import('./particulars.js').catch(() => undefined);
    const slots = await this.#inOrder(slotFiles(wanted));
    const pending = about.slice(0, atOnce).map((file) => this.#open(file));
    const [first] = slots.slice(0, 1).map((file) => this.#open(file));
    const second = this.#openAfter(first, slots[1]);
    for (const [index, file] of about.entries()) {
      await this.#readAbout(pending.shift() ?? this.#open(file));
      const next = about[index + atOnce];
      if (next && !this.#isCut) pending.push(this.#open(next));
      if (this.#isCut) break;
    }
    yield* this.#readSlots(slots, first, second);

    const lost = this.#failures.filter(({ file }) => file.type === 'Slot');
    if (lost.length > 0 && lost.length === slots.length) throw lost[0]?.cause;
    const { found, past, unreadable } = this.#reader;
    if (found > 0 && past === found) this.#issues.add('all-past');
    // A feed of which nothing could be read is not an empty one.
    const nothingRead = found === 0 && unreadable > 0;
    const whole =
      complete && this.#failures.length === 0 && !this.#isCut && this.#held === 0 && !nothingRead;
    const remarks = await this.#directory.remarks();
    yield { slots: [], issues: await toldIssues(this.#issues), complete: whole, ...remarks };
  }

  /** The soonest first; as published, where what tells that cannot be had. */
  async #inOrder(files: readonly ManifestFile[]): Promise<readonly ManifestFile[]> {
    if (files.length < 2) return files;
    const order = await import('./keeping.js').catch(() => undefined);
    return order?.soonestFirst(files, this.query) ?? files;
  }

  /** Each file is asked for when the one before it is about to be read; the second, when the first is answered. */
  async *#readSlots(
    files: readonly ManifestFile[],
    first: PendingFile | undefined,
    second: Promise<PendingFile | undefined>,
  ): AsyncGenerator<SlotPage> {
    let coming = first;
    for (const [index, file] of files.entries()) {
      const pending = coming ?? this.#open(file);
      const next = files[index + 1];
      const length = await lengthOf(pending);
      coming = await (index === 0 ? second : this.#openAfter(pending, next));
      yield* this.#readFile(pending, length * (files.length - index));
      if (next && this.#isFull && !this.#isCut) this.#cut();
      if (this.#isCut) return;
      if (next && !coming && !this.#mayBegin(0)) {
        this.#held = files.length - index - 1;
        this.#issues.add(heldBack, `${this.#held} more files, after ${this.#bytes} bytes`);
        return;
      }
    }
  }

  /** Asks for a file once the one before it is answered, where it may be begun. */
  async #openAfter(
    before: PendingFile | undefined,
    next: ManifestFile | undefined,
  ): Promise<PendingFile | undefined> {
    const length = await lengthOf(before);
    return next && this.#mayBegin(length) ? this.#open(next) : undefined;
  }

  /** @param expected bytes of this file and all that follow, as far as one can tell from it */
  async *#readFile(pending: PendingFile, expected: number): AsyncGenerator<SlotPage> {
    this.#reader.begin();
    try {
      const opened = await pending.answer;
      if (opened.kind !== 'new') {
        const kept = slotsIn(opened.file.content, spanOf(this.query), this.#byClock);
        for (const raw of kept?.raws ?? []) yield { slots: await this.#reader.read(raw) };
        return;
      }
      // Only a file that must be read tells whether there is much to read.
      this.#scan ??= await this.#openScan(expected);
      const keeper = new SlotKeeper(keptSpan(spanOf(this.query)), this.#byClock);
      for await (const raw of this.#scan.file(this.#counted(opened.body()))) {
        keeper.add(raw);
        const slots = await this.#reader.read(raw);
        this.signal.throwIfAborted();
        if (slots.length > 0) yield { slots };
      }
      // Of large files only one at a time is held in memory for being kept.
      if (!this.#isCut) await opened.keep(keeper.content, keeper.bytes);
    } catch (cause) {
      // Nobody knows in which state it is.
      this.#scan?.close();
      this.#scan = undefined;
      await this.#fail(pending, cause);
    }
  }

  /** A body as far as it may be read. The line is read to its end on which it turns out to be too long. */
  async *#counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      const end = this.#isFull ? piece.indexOf(newline) + 1 : 0;
      this.#bytes += piece.length;
      yield end > 0 ? piece.subarray(0, end) : piece;
      if (end > 0) return this.#cut();
    }
  }

  get #isFull(): boolean {
    return this.#bytes >= this.#limits.bytes || this.#reader.found >= this.#limits.slots;
  }

  #cut(): void {
    this.#isCut = true;
    this.#issues.add(
      'truncated',
      `${this.#reader.found} slots, ${this.#bytes + this.#bytesAbout} bytes`,
    );
  }

  async #readAbout(pending: PendingFile): Promise<void> {
    try {
      const opened = await pending.answer;
      const before = opened.kind === 'new' ? undefined : resourcesIn(opened.file.content);
      const resources: JsonObject[] = [];
      let bytes = 0;
      if (opened.kind === 'new') {
        const body = measured(opened.body(), (length) => {
          bytes += length;
          this.#bytesAbout += length;
        });
        for await (const some of readNdjson(body, this.#issues)) {
          resources.push(...(some.every(isFlat) ? some : await allReleased(some)));
          if (this.#bytesAbout > mostAbout) return this.#cut();
          if (isPauseDue()) await pause();
        }
        this.#requests.keep(opened, { resources }, bytes);
      }
      for (const resource of before ?? resources) {
        this.#directory.add(resource);
        if (isPauseDue()) await pause();
      }
    } catch (cause) {
      await this.#fail(pending, cause);
    }
  }

  /** Trouble ends the file, not the search. */
  async #fail({ file, answer }: PendingFile, cause: unknown): Promise<void> {
    const opened = await answer.catch(() => undefined);
    if (opened?.kind === 'new') await this.#requests.letDown(opened);
    this.signal.throwIfAborted();
    this.#failures.push({ file, cause });
    const [address, why] = [withoutQuery(file.url), String(cause)];
    this.#issues.add('file-failed', why.includes(address) ? why : `${address}: ${why}`);
  }

  /** Whether a further file may be begun, after one of so many bytes, without asking anyone. */
  #mayBegin(length: number): boolean {
    return this.#bytes + length <= this.#limits.unasked;
  }

  async #openScan(length: number): Promise<SlotScan> {
    const span = keptSpan(spanOf(this.query));
    const other = length > much ? await this.settings.openThread?.(span, this.#byClock) : undefined;
    return other ?? new OwnThreadScan(span, this.#byClock, length);
  }

  async #manifest(): Promise<Manifest> {
    const opened = await this.#requests.ask(this.manifestUrl, 'application/json');
    if (opened.kind !== 'new')
      return readManifest(String(opened.file.content), this.manifestUrl, this.#issues);
    try {
      const body = await textIn(opened.body(), this.manifestUrl, longestManifest);
      const manifest = readManifest(body, this.manifestUrl, this.#issues);
      this.#requests.keep(opened, body, 2 * body.length);
      return manifest;
    } catch (cause) {
      await this.#requests.letDown(opened);
      throw cause;
    }
  }

  #open(file: ManifestFile): PendingFile {
    return this.#requests.open(file, (content) =>
      file.type === 'Slot'
        ? slotsIn(content, spanOf(this.query), this.#byClock) !== undefined
        : resourcesIn(content) !== undefined,
    );
  }
}

/** Resources, and those that they contain beside them. */
async function allReleased(resources: readonly JsonObject[]): Promise<readonly JsonObject[]> {
  const { released } = await import('./unusual.js').catch(scriptMissing);
  return resources.flatMap(released);
}

async function* measured(
  body: AsyncIterable<Uint8Array>,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    count(piece.length);
    yield piece;
  }
}
