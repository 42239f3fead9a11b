import { expect, it } from 'vitest';
import { BulkPublishSource } from '../../src/fhir/bulk-publish-source.js';
import type { EndpointSettings } from '../../src/fhir/endpoint-settings.js';
import { SlotSearchSource } from '../../src/fhir/slot-search-source.js';
import type { SlotQuery } from '../../src/model/slot-query.js';
import type { SlotSource } from '../../src/model/slot-source.js';
import type { Slot } from '../../src/model/slot.js';
import { fhirServer, type Manner } from './fhir-server.js';
import { place, publisher, schedule, type Body } from './publisher.js';

/** Something that publishers or servers do, what they send when they do it, and what must come of it. */
export interface Quirk {
  /** Which of the known differences between the standards and what is sent. */
  readonly quirk: number;
  /** A sentence without its subject, "a publication" or "a server". */
  readonly says: string;
  readonly sent: Sent;
  readonly settings?: EndpointSettings;
  readonly query?: Partial<SlotQuery>;
  /** Every slot that is offered, with all that matters here; by start unless `asGiven`. */
  readonly shows: readonly Partial<Shown>[];
  readonly asGiven?: boolean;
  /** How often each kind of trouble is told; none unless said. */
  readonly issues?: Readonly<Record<string, number>>;
  /** True unless said. */
  readonly complete?: boolean;
  /** Every address that is asked for, in order. */
  readonly asks?: readonly string[];
  /** The error's code and setup, and words in it. */
  readonly throws?: { readonly code: string; readonly setup?: string; readonly words: RegExp };
}

/** Who sends, and the source that reads it. */
export interface Sent {
  readonly source: (settings: EndpointSettings) => SlotSource;
  readonly requests: readonly Request[];
}

/** What a patient gets to know of a slot, in plain values. */
interface Shown {
  readonly reference: string | undefined;
  readonly schedule: string | undefined;
  readonly start: string;
  readonly end: string | undefined;
  readonly kind: Slot['kind'];
  readonly mode: Slot['mode'];
  readonly zone: string | undefined;
  readonly zoneFrom: Slot['timeZoneFrom'];
  readonly capacity: number | undefined;
  readonly place: string | undefined;
  readonly address: string | undefined;
  readonly placePhone: string | undefined;
  readonly practitioner: string | undefined;
  readonly device: string | undefined;
  readonly organization: string | undefined;
  readonly services: readonly string[];
  readonly link: string | undefined;
  readonly phone: string | undefined;
}

/** A publication by its files, with the usual schedule and place unless others are given. */
export function feed(
  files: Record<string, Body>,
  manifest?: string | object,
  manifestUrl?: string,
): Sent {
  const usual = { 'Schedule-1': [schedule], 'Location-1': [place] };
  const sender = publisher({ ...usual, ...files }, manifest, manifestUrl);
  return {
    requests: sender.requests,
    source: (settings) =>
      new BulkPublishSource(sender.manifestUrl, { fetch: sender.fetch, ...settings }),
  };
}

/** A FHIR server, with the usual schedule and place unless others are given. */
export function server(manner: Manner): Sent {
  const asked = fhirServer({ others: [schedule, place], ...manner });
  return {
    requests: asked.requests,
    source: (settings) => new SlotSearchSource(asked.base, { fetch: asked.fetch, ...settings }),
  };
}

/** A test for each row. */
export function hold(quirks: readonly Quirk[]): void {
  for (const quirk of quirks) it(`${quirk.quirk}: ${quirk.says}`, () => judge(quirk));
}

async function judge({ sent, settings = {}, query, ...row }: Quirk): Promise<void> {
  const source = sent.source({ random: () => 0, ...settings });
  const asked = { from: '2026-11-23T14:00:00Z', to: '2027-01-22T14:00:00Z', ...query };
  if (row.throws) {
    const thrown: unknown = await search(source, asked).catch((cause: unknown) => cause);
    const { words, ...throws } = row.throws;
    expect(thrown).to.include({ name: 'SourceError', ...throws });
    expect(String(thrown)).to.match(words);
    return;
  }
  const { offered, issues, complete } = await search(source, asked);
  const ordered = row.asGiven ? offered : [...offered].sort(byStart);
  expect(ordered.map((slot, index) => shown(slot, row.shows[index]))).to.deep.equal(row.shows);
  expect(issues).to.deep.equal(row.issues ?? {});
  expect(complete).to.equal(row.complete ?? true);
  if (row.asks) expect(sent.requests.map(({ url }) => url)).to.deep.equal(row.asks);
}

/** What is offered in the end: of slots with one id the last, and none that is taken back. */
async function search(source: SlotSource, query: SlotQuery) {
  const slots = new Map<string, Slot>();
  const issues: Record<string, number> = {};
  let complete = true;
  for await (const page of source.findSlots(query, { signal: new AbortController().signal })) {
    for (const slot of page.slots) slots.set(slot.id, slot);
    for (const { code, count } of page.issues ?? []) issues[code] = (issues[code] ?? 0) + count;
    complete &&= page.complete !== false;
  }
  return {
    offered: [...slots.values()].filter(({ capacity }) => capacity !== 0),
    issues,
    complete,
  };
}

function byStart(one: Slot, other: Slot): number {
  return (
    Date.parse(one.start) - Date.parse(other.start) ||
    (one.reference ?? '').localeCompare(other.reference ?? '')
  );
}

/** A slot in plain values, as far as the row names them; all of it where the row names no such slot. */
function shown(slot: Slot, named: Partial<Shown> | undefined): Partial<Shown> {
  expect(slot.start).to.match(/Z$/);
  const all: Shown = {
    reference: slot.reference,
    schedule: slot.schedule,
    start: new Date(slot.start).toISOString(),
    end: slot.end && new Date(slot.end).toISOString(),
    kind: slot.kind,
    mode: slot.mode,
    zone: slot.timeZone,
    zoneFrom: slot.timeZoneFrom,
    capacity: slot.capacity,
    place: slot.place?.name,
    address: slot.place?.address,
    placePhone: slot.place?.phone,
    practitioner: slot.practitioner?.name,
    device: slot.device?.name,
    organization: slot.organization?.name,
    services: slot.services.map(({ text }) => text),
    link: slot.bookingUrl,
    phone: slot.bookingPhone,
  };
  return named
    ? Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(named, name)))
    : all;
}
