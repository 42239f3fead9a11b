/** The id in a reference, whatever comes before it. */
export function idIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** A resource with other words for the references in it, where there are any for them. */
export function relinked<T>(value: T, wordsFor: (reference: string) => string | undefined): T {
  const read = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(read);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each).map(([member, of]) => [
        member,
        member === 'reference' && typeof of === 'string' ? (wordsFor(of) ?? of) : read(of),
      ]),
    );
  };
  return read(value) as T;
}
