import type { SlotSource } from '../model/slot-source.js';
import { viewerZone } from '../time/zone.js';
import { BulkPublishSource } from './bulk-publish-source.js';

/** Never the address of anything (RFC 6761). */
const folder = 'https://made-up.invalid/';
const anHour = 3_600_000;
const times = 30;

/**
 * A publication of the hours from tomorrow on, at a made-up place: read as any other, but nothing
 * of it comes over the network.
 * @param now in milliseconds since 1970
 */
export function madeUpSource(now: number): SlotSource {
  const at = (hour: number) => new Date(now + hour * anHour).toISOString();
  const files: Readonly<Record<string, readonly object[]>> = {
    Location: [{ resourceType: 'Location', id: 'a', name: 'A', address: { line: ['A'] } }],
    Schedule: [{ resourceType: 'Schedule', id: 'a', actor: [{ reference: 'Location/a' }] }],
    Slot: Array.from({ length: times }, (_, hour) => ({
      resourceType: 'Slot',
      id: String(hour),
      schedule: { reference: 'Schedule/a' },
      status: 'free',
      start: at(24 + hour),
      end: at(25 + hour),
    })),
  };
  const output = Object.keys(files).map((type) => ({ type, url: folder + type }));
  const manifest = { transactionTime: at(0), request: folder, output };
  const fetch = (url: unknown) => {
    const lines = files[String(url).slice(folder.length)] ?? [manifest];
    return Promise.resolve(new Response(lines.map((line) => JSON.stringify(line)).join('\n')));
  };
  return new BulkPublishSource(`${folder}$bulk-publish`, {
    fetch,
    timeZone: viewerZone(),
    // What is made up is kept nowhere.
    openFiles: () => Promise.reject(new Error('nothing of it is kept')),
    mayHoldFiles: () => false,
  });
}
