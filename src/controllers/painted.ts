/** Where nothing is painted, nobody waits for longer, in milliseconds. */
const patience = 100;

/** Resolves when what has changed so far has been painted; at once in a tab that nobody looks at. */
export function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
