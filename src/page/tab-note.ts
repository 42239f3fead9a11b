/**
 * A text that is kept for as long as the tab, one for each thing that it is about; what that
 * is, cannot be read from it. Takes functions because the mere access to a storage throws in
 * some frames, and what the text is about may change.
 */
export class TabNote {
  readonly #storage: () => Storage;
  readonly #name: string;
  readonly #about: () => string;

  constructor(storage: () => Storage, name: string, about: () => string) {
    this.#storage = storage;
    this.#name = name;
    this.#about = about;
  }

  get text(): string | undefined {
    try {
      return this.#storage().getItem(this.key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Without a text, nothing is left of it. */
  set text(text: string | undefined) {
    try {
      if (text === undefined) this.#storage().removeItem(this.key);
      else this.#storage().setItem(this.key, text);
    } catch {
      // Then it is gone with the page.
    }
  }

  /** Takes away every note of this name, whatever it is about. */
  forget(): void {
    try {
      const storage = this.#storage();
      const names = Object.keys(storage).filter((key) => key.startsWith(this.#name));
      for (const name of names) storage.removeItem(name);
    } catch {
      // Where nothing can be read, nothing was kept.
    }
  }

  /** What it is kept under: another one as soon as it is about something else. */
  get key(): string {
    return `${this.#name} ${markOf(this.#about())}`;
  }
}

/** 32 bits that stand for a text (FNV-1a, of UTF-16). */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return (mark >>> 0).toString(36);
}
