/** What is fed: the same functions from the source, or from the built package. */
export type Subjects = Pick<typeof import('../../src/booking/return-parameters.js'), 'readReturn'> &
  Pick<typeof import('../../src/booking/appointment-reference.js'), 'isAppointmentAt'> &
  Pick<typeof import('../../src/booking/booking-link.js'), 'toBookingLink'> &
  Pick<typeof import('../../src/booking/return-url.js'), 'toReturnUrl'> &
  Pick<typeof import('../../src/booking/handle.js'), 'mintState'> &
  Pick<typeof import('../../src/portal.js'), 'readHandoff' | 'buildReturnUrl' | 'HandoffError'>;
