import type { SlotQuery } from '../model/slot-query.js';
import { readSearchPage } from './bundle.js';
import type { FhirBase } from './fhir-base.js';
import { text } from './lenient.js';
import { Refusal } from './refusal.js';

/** The resources through which a schedule may mean someone or something without naming it as its actor. */
const behind = {
  practitioner: { type: 'Practitioner', through: [['PractitionerRole', 'practitioner']] },
  location: {
    type: 'Location',
    through: [
      ['PractitionerRole', 'location'],
      ['HealthcareService', 'location'],
      ['Device', 'location'],
    ],
  },
} as const;

/** References in one parameter; more make an address that servers cut off. */
const most = 100;

/**
 * The actors that a preset practitioner, or else a preset place, allows: those it
 * names, and those that stand for them, such as the roles of a practitioner.
 * Nothing where there is no such filter, or the server cannot say.
 */
export async function filterActors(
  query: SlotQuery,
  base: FhirBase,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const filter = (['practitioner', 'location'] as const).find((each) => query[each]?.length);
  if (!filter) return undefined;
  const { type, through } = behind[filter];
  const named = (query[filter] ?? []).map((name) =>
    name.includes('/') ? name.split('/').slice(-2).join('/') : `${type}/${name}`,
  );
  const found = await Promise.all(
    through.map(([other, parameter]) => references(other, parameter, named, base, signal)),
  );
  if (found.includes(undefined)) return undefined;
  const actors = [...new Set([...named, ...found.flatMap((each) => each ?? [])])];
  return actors.length > most ? undefined : actors;
}

/** Nothing where the server does not tell, or not all. */
async function references(
  type: string,
  parameter: string,
  named: readonly string[],
  base: FhirBase,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const wanted = new URLSearchParams([
    [parameter, named.join(',')],
    ['_count', String(most)],
  ]);
  try {
    const bundle = await base.get(base.address(type, wanted), signal, 0);
    const { others, next, total = 0 } = readSearchPage(bundle);
    if (next !== undefined || total > others.length || others.length >= most) return undefined;
    return others.flatMap((resource) => {
      const id = text(resource.id);
      return resource.resourceType === type && id ? [`${type}/${id}`] : [];
    });
  } catch (cause) {
    signal.throwIfAborted();
    // A server that keeps no such resources has no schedules of theirs.
    return cause instanceof Refusal && cause.status === 404 ? [] : undefined;
  }
}
