/** The tab of the test, as its page is told of it: another is put before it, and taken away again. */
export const tab = {
  hide(): void {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  },

  show(): void {
    // The browser's own word is behind it.
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  },
};
