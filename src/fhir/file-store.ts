/** When a file was last asked for, and until when that will do; in milliseconds since 1970. */
export interface Asking {
  readonly url: string;
  readonly askedAt: number;
  readonly freshUntil: number;
  /** The answer has begun and is not read to its end (yet): what is kept may be an older version. */
  readonly unread?: boolean | undefined;
}

/** A file as last read; the content is absent where it was too large to keep. */
export interface StoredFile extends Asking {
  /** Tells this version from another; see `validatorIn`. */
  readonly validator?: string | undefined;
  /** How much room the content takes, in bytes. */
  readonly bytes: number;
  /** What was made of the file: anything that can be cloned by structure. Never changed once given. */
  readonly content?: unknown;
}

/** All that is known of a file but its content, which may be large. */
export interface FileLine extends Omit<StoredFile, 'content'> {
  /** Whether the content is there. */
  readonly kept: boolean;
}

/**
 * Where files of publications are kept between visits, for all tabs of this browser.
 * Two things are in it: the content, as far as there is room, and a line for each
 * file, which outlives the content because it says when the file may be asked for
 * again. Nothing that was got with a token belongs here.
 */
export interface FileStore {
  /**
   * Told when something is about to be asked for, where making ready to keep it takes time.
   * The answer is whether nothing is known to be kept: then hardly anybody else is asking.
   */
  prepare?(): boolean;
  /** A file's line, without its content. */
  line(url: string): Promise<FileLine | undefined>;
  /** A file with its content. */
  get(url: string): Promise<StoredFile | undefined>;
  /** Keeps a file; makes room for it at the cost of those that were not asked for of late. */
  put(file: StoredFile): Promise<void>;
  /** Writes down that a file was asked for, and leaves what is kept of it. */
  note(asking: Asking): Promise<void>;
  /** Gives out the turn to ask for a file, until the given time; false while somebody else has it. */
  lease(url: string, now: number, until: number): Promise<boolean>;
  /** Gives the turn back that was got until the given time. */
  release(url: string, until: number): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

/** A file as it is written down: what `file` says, and whether there is room for its content. */
export function lineOf({ content, ...line }: StoredFile, largest: number): FileLine {
  return { ...line, kept: content !== undefined && line.bytes <= largest };
}

/** A line after its file was asked for once more. */
export function renewed(line: FileLine | undefined, asking: Asking): FileLine {
  return { ...(line ?? { bytes: 0, kept: false }), unread: false, ...asking };
}
