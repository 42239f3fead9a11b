import type { Place } from '../model/slot.js';
import { list, number, object, objects, text, type JsonObject } from './lenient.js';
import type { ReadReference } from './reference.js';

/** Where a visit takes place, from a Location or, where none is published, from the reference's own words. */
export function placeOf(
  location: JsonObject | undefined,
  reference: ReadReference | undefined,
): Place | undefined {
  const name = text(location?.name) ?? reference?.display ?? text(location?.description);
  const address = addressOf(object(location?.address));
  const label = name ?? address;
  if (!label) return undefined;
  const phone = phoneOf(location);
  const position = positionOf(object(location?.position));
  return {
    name: label,
    ...(reference?.key && { reference: reference.key }),
    ...(address && address !== label && { address }),
    ...(phone && { phone }),
    ...(position && { position }),
  };
}

function addressOf(address: JsonObject | undefined): string | undefined {
  if (!address) return undefined;
  const region = [address.state, address.postalCode].map(text).filter(Boolean).join(' ');
  const parts = [...list(address.line).map(text), text(address.city), region];
  return parts.filter(Boolean).join(', ') || text(address.text);
}

function phoneOf(location: JsonObject | undefined): string | undefined {
  const phone = objects(location?.telecom).find(({ system }) => system === 'phone');
  return text(phone?.value);
}

function positionOf(position: JsonObject | undefined): Place['position'] {
  const latitude = number(position?.latitude);
  const longitude = number(position?.longitude);
  return latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined;
}
