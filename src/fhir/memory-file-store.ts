import { surplusOf, usualBudget, type FileBudget } from './file-budget.js';
import {
  lineOf,
  renewed,
  type Asking,
  type FileLine,
  type FileStore,
  type StoredFile,
} from './file-store.js';

/** Files for as long as the page is open. */
export class MemoryFileStore implements FileStore {
  readonly #budget: FileBudget;
  readonly #lines = new Map<string, FileLine>();
  readonly #contents = new Map<string, unknown>();
  readonly #leases = new Map<string, number>();

  constructor(budget: FileBudget = usualBudget) {
    this.#budget = budget;
  }

  async line(url: string): Promise<FileLine | undefined> {
    return this.#lines.get(url);
  }

  async get(url: string): Promise<StoredFile | undefined> {
    const line = this.#lines.get(url);
    if (!line) return undefined;
    const { kept, ...file } = line;
    return kept ? { ...file, content: this.#contents.get(url) } : file;
  }

  async put(file: StoredFile): Promise<void> {
    const line = lineOf(file, this.#budget.largest);
    this.#lines.set(file.url, line);
    if (line.kept) this.#contents.set(file.url, file.content);
    else this.#contents.delete(file.url);
    const lines = [...this.#lines.values()];
    const surplus = surplusOf(lines, file.askedAt, this.#budget);
    for (const { url, ...rest } of lines.filter((each) => surplus.contents.includes(each.url))) {
      this.#lines.set(url, { ...rest, url, kept: false });
      this.#contents.delete(url);
    }
    for (const url of surplus.lines) this.#lines.delete(url);
  }

  async note(asking: Asking): Promise<void> {
    this.#lines.set(asking.url, renewed(this.#lines.get(asking.url), asking));
  }

  async lease(url: string, now: number, until: number): Promise<boolean> {
    if ((this.#leases.get(url) ?? 0) > now) return false;
    this.#leases.set(url, until);
    return true;
  }

  async release(url: string, until: number): Promise<void> {
    if (this.#leases.get(url) === until) this.#leases.delete(url);
  }

  async clear(): Promise<void> {
    this.#lines.clear();
    this.#contents.clear();
    this.#leases.clear();
  }
}
