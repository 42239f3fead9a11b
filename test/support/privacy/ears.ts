declare global {
  interface Window {
    /** Takes down what the page says or writes. */
    noted(place: string, text: string): void;
    /** A value to its depth as text, bytes as what they spell. */
    spelled(value: unknown): string;
  }
}

/**
 * Runs in every document before anything else, and takes down what is said and
 * written while nobody can look: events, messages, lines of the console, the clipboard,
 * and each write to a storage, for it may be gone a moment later.
 */
export function listen(): void {
  window.spelled = (value) =>
    JSON.stringify(value, (_, part: unknown) => {
      if (part instanceof Error) return [part.message, part.stack, part.cause];
      if (part instanceof Map || part instanceof Set) return [...part];
      return part instanceof ArrayBuffer || ArrayBuffer.isView(part)
        ? new TextDecoder().decode(part)
        : part;
    }) ?? '';

  const overhear = <Name extends string>(
    target: { [name in Name]: (...given: never[]) => unknown },
    name: Name,
    place: (self: unknown, given: readonly unknown[]) => string | undefined,
  ) => {
    const original = target[name] as (...given: readonly unknown[]) => unknown;
    target[name] = function (this: unknown, ...given: unknown[]) {
      const where = place(this, given);
      const said = given.map(
        (each) => (each instanceof CustomEvent ? each.detail : each) as unknown,
      );
      if (where !== undefined) window.noted(where, window.spelled(said));
      return original.apply(this, given);
    };
  };

  overhear(EventTarget.prototype, 'dispatchEvent', (_, [event]) =>
    event instanceof CustomEvent ? `event ${event.type}` : undefined,
  );
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    overhear(console, level, () => 'console');
  }
  overhear(BroadcastChannel.prototype, 'postMessage', () => 'message');
  overhear(window, 'postMessage', () => 'message');
  addEventListener('message', ({ data }) => window.noted('message', window.spelled(data)), true);
  overhear(Clipboard.prototype, 'writeText', () => 'clipboard');
  addEventListener('copy', () => window.noted('clipboard', String(getSelection())), true);
  overhear(Storage.prototype, 'setItem', (storage) =>
    storage === sessionStorage ? 'written to sessionStorage' : 'written to localStorage',
  );
  overhear(IDBObjectStore.prototype, 'put', () => 'written to IndexedDB');
  overhear(IDBObjectStore.prototype, 'add', () => 'written to IndexedDB');
}
