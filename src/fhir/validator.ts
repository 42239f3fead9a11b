/** 2000-01-01. Some servers date every file to the beginning of time. */
const earliestDate = 946_684_800_000;

const ofBytes = 'bytes ';

/**
 * What tells one version of a file from another, from the headers of its answer:
 * the `ETag` where the publisher exposes it, else `Last-Modified`, which any page may
 * read, with `Content-Length`. Nothing where the server says neither, or dates the
 * file to before 2000: then the bytes must tell ({@link validatorOfBytes}).
 *
 * Two tags that differ only in being weak are the same version (RFC 9110, 8.8.3.2).
 * Two versions of one length within one second have the same date; no cache could tell
 * them apart either.
 */
export function validatorIn(headers: Headers): string | undefined {
  const tag = headers.get('ETag')?.replace(/^W\//, '');
  if (tag && tag !== '""') return `tag ${tag}`;
  const modified = Date.parse(headers.get('Last-Modified') ?? '');
  if (!(modified >= earliestDate)) return undefined;
  return `modified ${modified} ${headers.get('Content-Length') ?? ''}`.trimEnd();
}

/** The validator of a file whose server gives none: the digest of a `ByteHash`. */
export function validatorOfBytes(digest: string): string {
  return `${ofBytes}${digest}`;
}

/** How many bytes a file had whose validator is one of bytes; more than that are another version. */
export function lengthIn(validator: string | undefined): number | undefined {
  return validator?.startsWith(ofBytes)
    ? Number.parseInt(validator.slice(ofBytes.length), 10)
    : undefined;
}
