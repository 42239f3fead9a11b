/** Whether a reference is `Appointment/[id]`, which is at the server that would be asked for it. */
export function isAppointmentReference(reference: string): boolean {
  return /^Appointment\/[A-Za-z0-9.-]{1,64}$/.test(reference);
}

/** The same for a reference that may be an address under the endpoint that would be asked. */
export function isAppointmentAt(endpoint: string | undefined, reference: string): boolean {
  const base = endpoint?.replace(/\/?$/, '/');
  return isAppointmentReference(
    base && reference.startsWith(base) ? reference.slice(base.length) : reference,
  );
}
