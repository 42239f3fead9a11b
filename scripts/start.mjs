import { addresses } from '../demo/sandbox/addresses.mjs';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';

const { PORT, FEED, FEED_SHIFT, FEED_ZONE, FHIR_QUIRKS, HOLD_SECONDS } = process.env;
const port = Number(PORT ?? 5173);
if (!Number.isInteger(port) || port < 1 || port > 65_533) {
  throw new Error(`PORT=${PORT} is not a port with room for two more after it.`);
}

if (!process.argv.includes('--print')) {
  ensurePackages();
  build();
  // Only now are the packages there that it needs.
  const { startSandbox } = await import('../demo/sandbox/sandbox.mjs');
  await startSandbox({
    port,
    feed: FEED,
    feedShift: FEED_SHIFT !== '0',
    feedZone: FEED_ZONE,
    fhirQuirks: FHIR_QUIRKS,
    holdSeconds: HOLD_SECONDS === undefined ? undefined : Number(HOLD_SECONDS),
  });
}
for (const [name, url] of Object.entries(addresses(port))) console.log(`${name} ${url}`);
if (!process.argv.includes('--print')) console.log('ready');
