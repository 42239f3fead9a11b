import { number, objects, text, type JsonObject } from './lenient.js';

/**
 * The telephone number of a resource, as published: of several the one ranked first
 * (FHIR R4 datatypes.html#ContactPoint). R5 keeps it in `contact`, beside those of
 * offices that a patient does not want, which say their purpose.
 */
export function phoneOf(resource: JsonObject | undefined): string | undefined {
  const general = objects(resource?.contact).filter(({ purpose }) => !purpose);
  const [phone] = [resource, ...general]
    .flatMap((holder) => objects(holder?.telecom))
    .filter(({ system, use, value }) => system === 'phone' && use !== 'old' && text(value))
    .sort((one, other) => rankOf(one) - rankOf(other));
  return text(phone?.value);
}

function rankOf({ rank }: JsonObject): number {
  return number(rank) ?? Number.MAX_SAFE_INTEGER;
}
