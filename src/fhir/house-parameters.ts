import type { SlotQuery } from '../model/slot-query.js';
import type { IssueTally } from './issue-tally.js';
import { idIn } from './reference-text.js';
import type { Parameter } from './slot-search.js';

/**
 * The parameters that a page wants in every Slot search, for servers that have
 * their own: a query string such as `-location={location}&slot-type={service-type}`.
 * A placeholder is filled from the page's preset filters, with ids where they
 * are references; several presets make several values, with commas between. A
 * parameter whose placeholder has no value is left out.
 */
export function houseParameters(
  template: string,
  query: SlotQuery,
  issues: IssueTally,
): readonly Parameter[] {
  const presets = new Map<string, readonly string[] | undefined>([
    ['practitioner', query.practitioner?.map(idIn)],
    ['location', query.location?.map(idIn)],
    ['organization', query.organization?.map(idIn)],
    ['specialty', query.specialty],
    ['service-type', query.serviceType],
  ]);
  return [...new URLSearchParams(template)].flatMap(([name, value]): readonly Parameter[] => {
    const [beginning = '', ...rest] = value.split('{');
    const filled = rest.reduce<readonly string[]>(
      (texts, part) => {
        const [placeholder = '', after = ''] = part.split('}');
        if (!presets.has(placeholder)) issues.add('placeholder-unknown', `${name}=${value}`);
        const fillings = presets.get(placeholder) ?? [];
        return texts.flatMap((text) => fillings.map((filling) => text + filling + after));
      },
      [beginning],
    );
    return filled.length > 0 ? [[name, filled.join(',')]] : [];
  });
}
