/** Keys of localStorage that are there as long as there may be something in a database, which can be seen sooner than what is in it. */
export const markKeys = {
  attempts: 'smart-scheduler.attempts',
  files: 'smart-scheduler.files',
} as const;

/** Marks that something of the kind may be there, or is not. Where nothing can be marked, nothing is. */
export function mark(kind: keyof typeof markKeys, isThere: boolean, storage: () => Storage): void {
  try {
    if (isThere) storage().setItem(markKeys[kind], '');
    else storage().removeItem(markKeys[kind]);
  } catch {
    // What is there is found a moment later, or asked for again.
  }
}

/** Whether that is marked; nothing where it cannot be told. */
export function isMarked(kind: keyof typeof markKeys, storage: () => Storage): boolean | undefined {
  try {
    return storage().getItem(markKeys[kind]) !== null;
  } catch {
    return undefined;
  }
}
