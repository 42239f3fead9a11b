// What a page's own script does: it listens. Every event is kept for whoever wants to look.
window.schedulerEvents = [];
for (const name of [
  'slots-loaded',
  'slot-selected',
  'booking-started',
  'booked',
  'cancelled',
  'failed',
  'entered-in-error',
  'return-rejected',
  'reconciled',
  'error',
  'audit',
]) {
  document.addEventListener(`scheduler-${name}`, ({ type, detail }) => {
    window.schedulerEvents.push({ type, detail });
  });
}
