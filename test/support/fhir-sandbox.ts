import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bookings } from '../../demo/sandbox/bookings.mjs';
import { fhirServer } from '../../demo/sandbox/fhir/fhir-server.mjs';
import { FhirStore } from '../../demo/sandbox/fhir/fhir-store.mjs';
import { readQuirks } from '../../demo/sandbox/fhir/quirks.mjs';
import { healthSystem } from '../../demo/sandbox/health-system.mjs';
import { Publication } from '../../demo/sandbox/publication.mjs';
import { slotServer } from '../../demo/sandbox/slot-server.mjs';

export interface FhirSandbox {
  readonly manifest: string;
  readonly base: string;
  readonly publication: Publication;
  readonly bookings: Bookings;
  readonly store: FhirStore;
  /** Every path and query asked for since the start. */
  readonly asked: string[];
  stop(): void;
}

/** The sandbox's slot server alone, on any free port, with the built-in data of a given day. */
export async function fhirSandbox(now: Date, quirks = ''): Promise<FhirSandbox> {
  const asked: string[] = [];
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const files = healthSystem({ now, slotServer: origin, portal: 'http://localhost:3' });
  const bookings = new Bookings({ holdSeconds: 60 });
  const publication = new Publication(files, bookings);
  const base = `${origin}/fhir`;
  const store = new FhirStore(publication);
  const fhir = fhirServer(store, { base, quirks: readQuirks(quirks) });
  const [answer] = slotServer(publication, fhir).listeners('request');
  server.on('request', (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    (answer as (...each: unknown[]) => void)(request, response);
  });
  return {
    manifest: `${origin}/$bulk-publish`,
    base,
    publication,
    bookings,
    store,
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
