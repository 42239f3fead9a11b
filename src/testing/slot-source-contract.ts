import { isPast, matches, type SlotQuery } from '../model/slot-query.js';
import type { SlotPage, SlotSource } from '../model/slot-source.js';
import type { Slot } from '../model/slot.js';
import { demand, type ContractCase } from './contract.js';

/**
 * What every source of slots promises: a page that brings its own runs these against it.
 *
 * @param open - opens the source
 * @param query - for which it has slots
 */
export function slotSourceContract(
  open: () => SlotSource,
  query: SlotQuery,
): readonly ContractCase[] {
  const given = (promise: string, prove: (source: SlotSource) => Promise<void>): ContractCase => ({
    promise,
    prove: () => prove(open()),
  });
  return [
    given('gives slots for what it is asked', async (source) => {
      const slots = await slotsOf(source, query);
      demand(slots.length > 0, slots);
    }),
    given('gives only what it is asked for', async (source) => {
      const others = (await slotsOf(source, query)).filter((slot) => !matches(slot, query));
      demand(others.length === 0, others);
    }),
    given('tells instants in UTC', async (source) => {
      const wrong = (await slotsOf(source, query)).filter(
        ({ start, end }) => !isInstant(start) || (end !== undefined && !isInstant(end)),
      );
      demand(wrong.length === 0, wrong);
    }),
    given('has an id for each slot, under which there is no other time', async (source) => {
      const starts = new Map<string, string>();
      for (const { id, start } of await slotsOf(source, query)) {
        demand(id !== '' && (starts.get(id) ?? start) === start, { id, start });
        starts.set(id, start);
      }
    }),
    given('says the kind and the mode of each slot, and lists what it is for', async (source) => {
      const wrong = (await slotsOf(source, query)).filter(
        ({ kind, mode, services, specialties }) =>
          !['time', 'window'].includes(kind) ||
          !['in-person', 'virtual'].includes(mode) ||
          !Array.isArray(services) ||
          !Array.isArray(specialties),
      );
      demand(wrong.length === 0, wrong);
    }),
    given('gives nothing of a time when there is nothing', async (source) => {
      const later = { ...query, from: query.to };
      const slots = (await slotsOf(source, later)).filter((slot) => !isPast(slot, later));
      demand(slots.length === 0, slots);
    }),
    given('gives nothing of a practitioner whom nobody knows', async (source) => {
      const slots = await slotsOf(source, {
        ...query,
        practitioner: ['Practitioner/nobody-knows'],
      });
      demand(slots.length === 0, slots);
    }),
    given('says the same to two who ask at once', async (source) => {
      const [one, other] = await Promise.all([slotsOf(source, query), slotsOf(source, query)]);
      demand(idsOf(one) === idsOf(other), [one.length, other.length]);
    }),
    given('counts what it could not read', async (source) => {
      for (const { issues = [] } of await pagesOf(source, query, new AbortController().signal))
        for (const issue of issues)
          demand(issue.code !== '' && issue.message !== '' && issue.count > 0, issue);
    }),
    given('gives nothing more when nobody waits any longer', async (source) => {
      const nobody = AbortSignal.abort(new Error('nobody waits'));
      const pages = await pagesOf(source, query, nobody).catch(() => []);
      demand(pages.length === 0, pages.length);
    }),
  ];
}

async function pagesOf(
  source: SlotSource,
  query: SlotQuery,
  signal: AbortSignal,
): Promise<readonly SlotPage[]> {
  const pages: SlotPage[] = [];
  for await (const page of source.findSlots(query, { signal })) pages.push(page);
  return pages;
}

/** What is offered in the end: a slot of capacity 0 is taken back. */
async function slotsOf(source: SlotSource, query: SlotQuery): Promise<readonly Slot[]> {
  const pages = await pagesOf(source, query, new AbortController().signal);
  const slots = new Map(
    pages.flatMap(({ slots }) => [...slots].map((slot) => [slot.id, slot] as const)),
  );
  return [...slots.values()].filter(({ capacity }) => capacity !== 0);
}

function idsOf(slots: readonly Slot[]): string {
  return slots
    .map(({ id }) => id)
    .sort()
    .join();
}

function isInstant(text: string): boolean {
  return text.endsWith('Z') && !Number.isNaN(Date.parse(text));
}
