/**
 * @typedef {import('@medplum/core').WithId<import('@medplum/fhirtypes').Appointment>} StoredAppointment
 */

const halfAnHour = 1_800_000;

/**
 * The provider's appointments: what the portal books stands in the FHIR server as an
 * Appointment, for those who show the token.
 */
export class AppointmentBook {
  #store;
  #publication;
  /** @type {Map<string, StoredAppointment>} by referral */
  #entered = new Map();

  /** @param {import('./fhir/fhir-store.mjs').FhirStore} store @param {import('./publication.mjs').Publication} publication */
  constructor(store, publication) {
    this.#store = store;
    this.#publication = publication;
  }

  /**
   * Enters a booking, and answers its reference; once for each referral. Nothing where the slot is
   * published in a way that makes no valid Appointment.
   *
   * How it is entered may differ from what was booked: `moved` by half an hour, `cancelled`,
   * or `missing`, so that its reference leads nowhere.
   *
   * @param {{ key: string, referral: string, bookingRef: string, recording?: string | null | undefined }} booking
   */
  async enter({ key, referral, bookingRef, recording }) {
    if (recording === 'missing') return 'Appointment/nobody-entered-it';
    try {
      const entered =
        this.#entered.get(referral) ??
        (await this.#store.createResource(await this.#appointment(key, bookingRef, recording)));
      this.#entered.set(referral, entered);
      return `Appointment/${entered.id}`;
    } catch {
      return undefined;
    }
  }

  /** A booking that was entered is called off. @param {string} referral @param {'cancelled' | 'entered-in-error'} status */
  async callOff(referral, status) {
    const entered = this.#entered.get(referral);
    if (entered)
      this.#entered.set(referral, await this.#store.updateResource({ ...entered, status }));
  }

  /**
   * @param {string} key @param {string} bookingRef @param {string | null | undefined} recording
   * @returns {Promise<import('@medplum/fhirtypes').Appointment>}
   */
  async #appointment(key, bookingRef, recording) {
    const line = this.#publication.slots.get(key)?.line ?? '';
    const slot = /** @type {import('@medplum/fhirtypes').Slot} */ (this.#publication.current(line));
    const delay = recording === 'moved' ? halfAnHour : 0;
    const instant = (/** @type {string} */ time) =>
      new Date(Date.parse(time) + delay).toISOString();
    return {
      resourceType: 'Appointment',
      status: recording === 'cancelled' ? 'cancelled' : 'booked',
      identifier: [{ value: bookingRef }],
      slot: [{ reference: `Slot/${this.#store.nameOf(key)}` }],
      start: instant(slot.start),
      end: instant(slot.end ?? slot.start),
      created: new Date().toISOString(),
      comment: 'Prefers to be called in the evening.',
      participant: [
        {
          actor: { reference: 'Patient/visitor', display: 'The portal’s visitor' },
          status: 'accepted',
        },
        ...(await this.#actors(slot)),
      ],
    };
  }

  /** @param {import('@medplum/fhirtypes').Slot} slot @returns {Promise<import('@medplum/fhirtypes').AppointmentParticipant[]>} */
  async #actors({ schedule }) {
    const { actor } = /** @type {import('@medplum/fhirtypes').Schedule} */ (
      await this.#store.readReference(schedule)
    );
    return actor.map((each) => ({
      actor:
        /** @type {NonNullable<import('@medplum/fhirtypes').AppointmentParticipant['actor']>} */ (
          each
        ),
      status: 'accepted',
    }));
  }
}
