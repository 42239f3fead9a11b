import type { Place } from '../model/slot.js';
import { conceptsOf } from './concepts.js';
import { extensions } from './extension.js';
import { list, number, object, objects, text, type JsonObject } from './lenient.js';
import { postalCodeOf } from './postal-code.js';
import { publicReference, type ReadReference } from './reference.js';

/** Where a visit takes place, but for its telephone: from a Location or, where none is published, from the reference's own words. */
export function placeOf(
  location: JsonObject | undefined,
  reference: ReadReference,
): Place | undefined {
  const name = text(location?.name) ?? reference.display ?? text(location?.description);
  const address = addressOf(object(location?.address));
  const label = name ?? address;
  if (!label) return undefined;
  const position = positionOf(object(location?.position));
  return {
    name: label,
    ...publicReference(reference),
    ...(address && address !== label && { address }),
    ...(position && { position }),
  };
}

const virtualService =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-Location.virtualService';

/** Whether a Location says that it is none to go to: by how it is called up, or by its form (`physicalType` in R4). */
export function isVirtual(location: JsonObject): boolean {
  return (
    objects(location.virtualService).length > 0 ||
    extensions(location, virtualService).length > 0 ||
    conceptsOf([location.physicalType, location.form]).some(({ code }) => code === 'vi')
  );
}

function addressOf(address: JsonObject | undefined): string | undefined {
  if (!address) return undefined;
  const region = [text(address.state), postalCodeOf(address)].filter(Boolean).join(' ');
  const parts = [...list(address.line).map(text), text(address.city), region];
  return parts.filter(Boolean).join(', ') || text(address.text);
}

/** Where on earth a place is, where both degrees are told. */
export function positionOf(position: JsonObject | undefined): Place['position'] {
  const latitude = number(position?.latitude);
  const longitude = number(position?.longitude);
  return latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined;
}
