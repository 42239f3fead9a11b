/** How often something is tried that has nothing to do with the host's zone: in full under UTC, a fifth as often elsewhere. */
export function rounds(all: number): number {
  const zone = process.env.TZ ?? 'UTC';
  return zone === 'UTC' ? all : Math.ceil(all / 5);
}
