import type { Position } from './nearby/distance.js';

/** A ZIP code's middle is no nearer; and where the patient was ten minutes ago will do. */
const options = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 600_000 };
/** About a kilometer: as much as a ZIP code tells. */
const perDegree = 100;

/** Where the patient is, roughly; the browser asks them. Rejects where it does not tell. */
export function thisPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        resolve({ latitude: roughly(latitude), longitude: roughly(longitude) }),
      reject,
      options,
    );
  });
}

function roughly(degrees: number): number {
  return Math.round(degrees * perDegree) / perDegree;
}
