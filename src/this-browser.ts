import type { DeviceStorage } from './booking/device-storage.js';
import type { DownloadLimits, EndpointSettings } from './fhir/endpoint-settings.js';

/** Where this browser stores. The mere access to one of these throws in some frames. */
export const device: DeviceStorage = {
  indexedDB: () => indexedDB,
  localStorage: () => localStorage,
  sessionStorage: () => sessionStorage,
};

/** Opens a thread to read slots in. Most publications are read before one would be there. */
export const openThread: NonNullable<EndpointSettings['openThread']> = async (span, byClock) => {
  const { openThread: open } = await import('./fhir/scan-thread.js');
  return open(span, byClock);
};

/** Whoever saves data is asked much sooner. */
export function unaskedBytes(): Partial<DownloadLimits> {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData ? { unasked: 5_000_000 } : {};
}

/** The address of the page that holds the element. */
export function pageUrl(): URL {
  return new URL(location.href);
}

/**
 * Whether all pages around the frame that holds the element are plainly of its own site: of the
 * same host, or of one under the other. Where the browser does not tell, nothing is plain.
 */
export function isFramedAtHome(): boolean {
  const around = [...(location.ancestorOrigins ?? [document.referrer])];
  return around.every((origin) => URL.canParse(origin) && isSameSite(new URL(origin).hostname));
}

function isSameSite(host: string): boolean {
  const own = location.hostname;
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`);
}
