/** Whether an address is that of a publication's manifest: its path ends in `$bulk-publish` (SMART Scheduling Links, "Manifest File"). */
export function isManifestUrl(address: string): boolean {
  return /(\$|%24)bulk-publish\/?$/i.test(new URL(address).pathname);
}

/** Whether there is a FHIR server at an address, which may be asked for more than slots. */
export function isFhirBase(address: string, protocol: string | undefined): boolean {
  return protocol !== 'bulk-publish' && !isManifestUrl(address);
}
