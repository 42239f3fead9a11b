/** How much is wanted of what takes long: a sample, or all of it where `HANDSHAKE=full` asks for it. */
interface Extent {
  readonly isFull: boolean;
  /** Milliseconds that one test may take. */
  readonly timeout: number;
}

export const extent: Promise<Extent> = fetch('/extent.json').then((response) => response.json());
