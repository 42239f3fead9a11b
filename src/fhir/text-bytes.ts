import type { Stretch } from './column-writer.js';

const encoder = new TextEncoder();

/**
 * Texts as bytes, always in the same place: what it gives holds until it is
 * asked again. Faster than a `TextEncoder`, which makes an array for each.
 */
export class TextBytes {
  #bytes = new Uint8Array(256);

  /** A text in UTF-8. */
  of(text: string): Stretch {
    const { length } = text;
    if (length > this.#bytes.length) this.#bytes = new Uint8Array(2 * length);
    const bytes = this.#bytes;
    let all = 0;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      bytes[at] = code;
      all |= code;
    }
    if (all < 128) return { bytes, from: 0, to: length };
    const encoded = encoder.encode(text);
    return { bytes: encoded, from: 0, to: encoded.length };
  }
}
