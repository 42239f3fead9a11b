import { once } from 'node:events';
import { addresses } from './addresses.mjs';
import { AppointmentBook } from './appointment-book.mjs';
import { Bookings } from './bookings.mjs';
import { fhirServer } from './fhir/fhir-server.mjs';
import { FhirStore } from './fhir/fhir-store.mjs';
import { readQuirks } from './fhir/quirks.mjs';
import { healthSystem } from './health-system.mjs';
import { portalServer } from './portal-server.mjs';
import { Publication } from './publication.mjs';
import { shiftedFeed } from './shifted-feed.mjs';
import { siteServer } from './site-server.mjs';
import { slotServer } from './slot-server.mjs';

/**
 * Starts all three and resolves when they answer.
 *
 * @param {object} options
 * @param {number} options.port - of the site; the others take the next two
 * @param {string | undefined} [options.feed] - a folder to publish instead of the built-in data
 * @param {boolean | undefined} [options.feedShift]
 * @param {string | undefined} [options.feedZone] - the page's `time-zone`
 * @param {number | undefined} [options.holdSeconds]
 * @param {string | undefined} [options.fhirQuirks] - names of what the FHIR server is to do as others do
 * @param {Record<string, string>} [options.siteHeaders] - sent along with everything of the site
 * @param {Record<string, string>} [options.portalHeaders] - sent along with every page of the portal
 */
export async function startSandbox({
  port,
  feed,
  feedShift = true,
  feedZone = '',
  holdSeconds = 300,
  fhirQuirks = '',
  siteHeaders = {},
  portalHeaders = {},
}) {
  // Built by then; a static import would need it before the first start.
  const bundle = '../../dist/portal.js';
  const portal = /** @type {typeof import('../../src/portal.js')} */ (await import(bundle));
  const { site, slots, portal: portalUrl } = addresses(port);
  const settings = { now: new Date(), slotServer: slots, portal: portalUrl };
  const files = feed
    ? shiftedFeed(feed, { ...settings, shift: feedShift })
    : healthSystem(settings);
  const publication = new Publication(files, new Bookings({ holdSeconds }));
  const base = `${slots}/fhir`;
  const store = new FhirStore(publication);
  const book = new AppointmentBook(store, publication);
  const fhir = fhirServer(store, { base, quirks: readQuirks(fhirQuirks) });
  const servers = [
    siteServer({ manifest: `${slots}/$bulk-publish`, base, zone: feedZone }, siteHeaders),
    slotServer(publication, fhir),
    portalServer(publication, book, { site, portal, headers: portalHeaders }),
  ];
  await Promise.all(
    servers.map((server, index) => {
      server.listen(port + index, 'localhost');
      return once(server, 'listening').catch((cause) => {
        throw new Error(
          `Port ${port + index} cannot be used (${cause.code}). Set PORT to the first of three free ones.`,
        );
      });
    }),
  );
  return {
    site,
    slots,
    portal: portalUrl,
    publication,
    stop: () => servers.forEach((server) => (server.closeAllConnections(), server.close())),
  };
}
