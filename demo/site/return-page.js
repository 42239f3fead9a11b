// A return page that holds no element: it says what the event says.
const sentences = {
  'scheduler-booked': ({ slot, bookingRef }) =>
    `You are booked for ${when(slot)}` +
    ` with ${slot.practitioner?.name ?? slot.place?.name}. Confirmation ${bookingRef ?? 'by the booking site'}.`,
  'scheduler-cancelled': () => 'The booking site says that this visit is cancelled.',
  'scheduler-failed': () => 'The booking site says that nothing was booked.',
  'scheduler-entered-in-error': () =>
    'The booking site says that this booking was made in error. Please call us.',
  'scheduler-return-rejected': () =>
    'We could not match your return to a booking from this browser. What the booking site told you counts.',
};
// By the clock that the time was chosen by: the place's, or for a video visit the patient's own.
function when({ start, mode, timeZone }) {
  return new Date(start).toLocaleString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: mode === 'virtual' ? undefined : timeZone,
  });
}

for (const [type, sentence] of Object.entries(sentences)) {
  document.addEventListener(type, ({ detail }) => {
    document.querySelector('[data-told]').textContent = sentence(detail);
  });
}
