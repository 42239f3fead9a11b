/** Where nothing is painted, as in a tab that nobody looks at, nobody waits for longer, in milliseconds. */
const patience = 100;

/** Resolves when what has changed so far has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
