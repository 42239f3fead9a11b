import type { Place } from '../model/slot.js';

/** A point on the earth in degrees, WGS 84; what a browser's `GeolocationCoordinates` are, too. */
export type Position = NonNullable<Place['position']>;

/** The mean radius of the earth, in km. */
const radius = 6371.0088;

/** Kilometres between two positions as the crow flies, on a sphere: right to half a percent. */
export function kilometersBetween(a: Position, b: Position): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const haversine = Math.sin(north / 2) ** 2 + cosines * Math.sin(east / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(haversine));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
