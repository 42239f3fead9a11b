/** English of the way to the portal and back, which comes with what says it. */
export const enJourney = {
  'summary.with': 'With',
  'summary.equipment': 'Equipment',
  'summary.where': 'Where',
  'summary.hours': 'Open',
  'summary.access': 'Access',
  'summary.know': 'Good to know',
  'summary.for': 'For',
  'summary.length': 'Length',
  'summary.languages': 'Languages',
  'summary.patients': 'Patients',
  'summary.call': 'Or call',
  'summary.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'summary.elsewhere': '{time} where you are',
  'summary.at-place': '{time} where the clinic is',
  'summary.map': 'map',
  'summary.close': 'Choose another time',
  'summary.when': '{day}, {time}',
  'hours.line': '{days}: {times}',
  'hours.all-day': 'all day',
  'hours.from': 'from {time}',
  'hours.until': 'until {time}',
  'zone.guess':
    'We worked out the time zone from where the place is. Check the time with the clinic.',
  'zone.offset': 'The clinic published this time as {zone}.',
  'zone.differs':
    'This device’s clock for that place does not agree with the clinic’s. The time shown is the clinic’s.',
  'zone.viewer': 'The clinic did not publish its time zone. This is your time.',

  'book': 'Continue to book',
  'book.leads-to': 'You finish at {host} and come back here.',
  'book.new-tab': 'Opens in a new tab.',
  'book.new-window': 'Opens in a new window.',
  'book.window-blocked':
    'Your browser did not open a new window. The booking site opens here instead.',
  'book.twice':
    'You already left for {host} with this time at {time}. If you finished there, do not book it again.',
  'book.no-return':
    'You finish at {host}. This page cannot confirm your booking afterwards; keep what {host} tells you.',
  'book.booked-before':
    'You booked this time before. Book it again only if you need a second place.',
  'book.by-phone': 'This time can be booked by phone.',
  'book.no-way': 'This time cannot be booked online. Please ask the clinic.',
  'book.refused': 'The link for this time cannot be used here. Please call or ask the clinic.',

  'pending.title': 'Did you finish booking?',
  'pending.text': 'You left for {host} at {time} for {when}. We have not heard back.',
  'pending.resume': 'Go back and finish',
  'pending.again': 'Start over with this time',
  'pending.not-booked': 'I did not book',

  'booked.title': 'You are booked',
  'booked.text':
    'Keep the message of the booking site as your proof: this page only knows what that site told it.',
  'booked.reference': 'Confirmation {reference}',
  'cancelled.title': 'This appointment is cancelled',
  'cancelled.text':
    'The booking site says that it was cancelled. If that surprises you, please ask the clinic.',
  'failed.title': 'This time could not be booked',
  'failed.text':
    'The booking site says that nothing was booked. You can try again or choose another time.',
  'failed.slot-unavailable':
    'The booking site says that somebody else took this time first, and that nothing was booked. Please choose another.',
  'failed.system-error':
    'The booking site had a problem. It says that nothing was booked; please try again later or call.',
  'failed.auth-required':
    'The booking site needs you to sign in. It says that nothing was booked; please try again.',
  'failed.validation':
    'The booking site could not use what was entered. It says that nothing was booked; please try again or call.',
  'failed.earlier': 'If you finished booking this time before, that booking counts.',
  'entered-in-error.title': 'This booking was withdrawn',
  'entered-in-error.text':
    'The booking site says that it was made in error. Do not count on it; please ask the clinic.',
  'rejected.title': 'We could not match your return',
  'rejected.unknown-state':
    'We could not match this to a booking started in this browser. If you booked, the message of the booking site counts.',
  'rejected.expired':
    'You came back after the time for this booking had run out here. If you booked, the message of the booking site counts.',
  'rejected.again': 'This answer was recorded before',
  'rejected.already-used':
    'What the booking site told you last counts. If you are not sure, please ask the clinic.',
  'rejected.invalid-outcome':
    'The booking site did not say how it went. If you booked, its message counts; otherwise please try again.',
  'rejected.duplicate-parameter':
    'The answer of the booking site contradicts itself. If you booked, its message counts; otherwise please call.',
  'rejected.malformed':
    'The answer of the booking site is damaged. If you booked, its message counts; otherwise please call.',
  'reconciled.asking': 'Asking the clinic’s own records…',
  'reconciled.confirmed': 'The clinic’s own records show this appointment.',
  'reconciled.changed.title': 'You are booked, but not as you chose',
  'reconciled.changed': 'The clinic’s own records show this appointment, with a difference:',
  'reconciled.time': 'The time is another one. You chose {when}.',
  'reconciled.place': 'The place is now {name}.',
  'reconciled.place-untold': 'The place is another one. Please ask the clinic.',
  'reconciled.practitioner': 'It is now with {name}.',
  'reconciled.practitioner-untold': 'It is with somebody else. Please ask the clinic.',
  'reconciled.denied.title': 'Please check this booking with the clinic',
  'reconciled.denied':
    'The booking site said that you are booked, but the clinic’s own records do not show it as booked. Ask before you go.',

  'failed.again': 'Try this time again',
  'failed.alternatives': 'Other times near it',
  'outcome.dismiss': 'Show times',
  'outcome.forget': 'Forget this on this device',

  'calendar.add': 'Add to your calendar',
  'calendar.remove': 'Take it out of your calendar',
  'calendar.with': 'Appointment with {name}',
} as const;
