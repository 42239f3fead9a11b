/** Whether an address is that of a publication's manifest: its path ends in `$bulk-publish` (SMART Scheduling Links, "Manifest File"). */
export function isManifestUrl(address: string): boolean {
  return /(\$|%24)bulk-publish\/?$/i.test(new URL(address).pathname);
}
