/**
 * For a return page: takes the portal's answer out of the address, tells
 * waiting tabs, and fires the event of the outcome on `document`. Importing
 * this module does it; there is nothing to call.
 */
import { isAppointmentReference } from './booking/appointment-reference.js';
import { redeemInDatabase } from './booking/attempt-database.js';
import { takeReturn } from './booking/returned.js';
import { redeemOnLadder } from './booking/storage-ladder.js';
import { wakeOthers } from './booking/wake-up.js';
import { redeemInStorage } from './booking/web-storage-store.js';
import { toAppointment } from './fhir/appointment.js';
import { announceReturn } from './page/announce-return.js';

const returned = await takeReturn({
  address: location.href,
  replaceAddress: (address) => history.replaceState(history.state, '', address),
  redeem: (state, outcome) =>
    redeemOnLadder([
      () => redeemInDatabase(() => indexedDB, state, outcome),
      () => redeemInStorage(() => localStorage, state, outcome),
      () => redeemInStorage(() => sessionStorage, state, outcome),
    ]),
  clock: () => new Date(),
  toAppointment,
  isAppointment: isAppointmentReference,
});
if (returned) {
  announceReturn(document, returned, new Date().toISOString(), false);
  if (!returned.code) wakeOthers(returned, () => localStorage);
}
