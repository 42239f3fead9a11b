/** An address without its query, which may be signed and is nobody's business in a console. */
export function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
