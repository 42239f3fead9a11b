import { publishedAt, type PublishedFile } from './publication.js';
import type { SimulatedTime } from './simulated-time.js';

/** What a browser or a cache asks: a file, perhaps only if it is another version. */
export interface Question {
  readonly client: string;
  readonly url: string;
  readonly ifNot: number | undefined;
}

export interface Reply {
  readonly status: 200 | 304 | 503;
  readonly file: PublishedFile;
  /** Seconds to wait before it is asked again, where the server says so. */
  readonly retryAfter?: number | undefined;
}

/** Whoever answers browsers: the origin itself, or a cache that many share. */
export interface Server {
  answer(question: Question): Promise<Reply>;
}

/** Of one kind of file, what the origin was asked for and sent. */
export interface Load {
  readonly perSecond: Map<number, number>;
  requests: number;
  readonly replies: Record<Reply['status'], number>;
  bytes: number;
}

const headerBytes = 300;

/** What a server refuses, and how. */
export interface Refusing {
  /** Asked for each request, with the time. */
  readonly refuses: (now: number) => boolean;
  /** What it says in `Retry-After`, in seconds. */
  readonly retryAfter?: number | undefined;
}

/** The publisher's own server, which fails now and then. Counts what it does. */
export class Origin implements Server {
  readonly loads = { manifest: newLoad(), files: newLoad() };
  readonly #time: SimulatedTime;
  readonly #refusing: Refusing;

  constructor(time: SimulatedTime, refusing: Refusing) {
    this.#time = time;
    this.#refusing = refusing;
  }

  async answer({ url, ifNot }: Question): Promise<Reply> {
    const file = publishedAt(url, this.#time.now);
    const load = this.loads[file.isManifest ? 'manifest' : 'files'];
    const second = Math.floor(this.#time.now / 1000);
    load.perSecond.set(second, (load.perSecond.get(second) ?? 0) + 1);
    const { refuses, retryAfter } = this.#refusing;
    const status = refuses(this.#time.now) ? 503 : isSame(file, ifNot) ? 304 : 200;
    load.requests += 1;
    load.replies[status] += 1;
    load.bytes += headerBytes + (status === 200 ? file.bytes : 0);
    return status === 503 ? { status, file, retryAfter } : { status, file };
  }
}

interface CachedReply {
  readonly reply: Reply;
  readonly until: number;
}

/**
 * One place of a content delivery network: keeps a file for its `max-age`, then asks
 * the origin if it is another, once for all who wait. That a browser wants to know of
 * the origin itself (`max-age=0` in its request) is ignored, as the usual ones do.
 */
export class Edge implements Server {
  readonly #time: SimulatedTime;
  readonly #origin: Server;
  readonly #cached = new Map<string, CachedReply>();
  readonly #coming = new Map<string, Promise<Reply>>();

  constructor(time: SimulatedTime, origin: Server) {
    this.#time = time;
    this.#origin = origin;
  }

  async answer(question: Question): Promise<Reply> {
    const cached = this.#cached.get(question.url);
    const reply =
      cached && this.#time.now < cached.until ? cached.reply : await this.#fetched(question.url);
    if (reply.status === 503) return reply;
    return { status: isSame(reply.file, question.ifNot) ? 304 : 200, file: reply.file };
  }

  #fetched(url: string): Promise<Reply> {
    const coming = this.#coming.get(url) ?? this.#ask(url).finally(() => this.#coming.delete(url));
    this.#coming.set(url, coming);
    return coming;
  }

  async #ask(url: string): Promise<Reply> {
    const ifNot = this.#cached.get(url)?.reply.file.version;
    await this.#time.sleep(20);
    const reply = await this.#origin.answer({ client: 'edge', url, ifNot });
    await this.#time.sleep(20);
    if (reply.status !== 503) {
      this.#cached.set(url, { reply, until: this.#time.now + reply.file.maxAge * 1000 });
    }
    return reply;
  }
}

/** A request that came within a minute of one that was answered. */
export interface Breach {
  readonly client: string;
  readonly url: string;
  readonly seconds: number;
}

/** Stands before a server and sees to it that nobody asks for a file twice in a minute. */
export class Doorkeeper implements Server {
  readonly breaches: Breach[] = [];
  requests = 0;
  readonly #time: SimulatedTime;
  readonly #server: Server;
  readonly #answered = new Map<string, number>();

  constructor(time: SimulatedTime, server: Server) {
    this.#time = time;
    this.#server = server;
  }

  async answer(question: Question): Promise<Reply> {
    const { client, url } = question;
    const key = `${client} ${url}`;
    const cameAt = this.#time.now;
    const seconds = (cameAt - (this.#answered.get(key) ?? -Infinity)) / 1000;
    if (seconds < 60) this.breaches.push({ client, url, seconds });
    this.requests += 1;
    // Two that overlap are a breach as well; one that fails may be made again.
    this.#answered.set(key, cameAt);
    const reply = await this.#server.answer(question);
    if (reply.status === 503) this.#answered.delete(key);
    return reply;
  }

  /** The client left before it had the answer: as good as failed. */
  brokenOff({ client, url }: Question): void {
    this.#answered.delete(`${client} ${url}`);
  }
}

function isSame(file: PublishedFile, version: number | undefined): boolean {
  return file.canBeCompared && version === file.version;
}

function newLoad(): Load {
  return { perSecond: new Map(), requests: 0, replies: { 200: 0, 304: 0, 503: 0 }, bytes: 0 };
}
