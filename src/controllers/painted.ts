/** Where nothing is painted, nobody waits for longer, in milliseconds. */
const patience = 100;

/** Resolves when what has changed so far has been painted; at once in a tab that nobody looks at. */
export async function painted(): Promise<void> {
  if (!document.hidden) await nextFrame();
}

/** The same of the first that there is to press: the frame after it is for whoever presses it. */
export async function pressable(): Promise<void> {
  await painted();
  await painted();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
