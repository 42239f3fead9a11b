/** English, the language that every other catalogue is checked against: what the times and their troubles say. */
export const en = {
  'heading': 'Find an appointment',
  'skip': 'Skip the times',
  'loading': 'Looking for times…',
  'loading.more': 'Looking for more times…',
  'found': '{count, plural, =0 {No times found.} one {# time found.} other {# times found.}}',
  'previous': 'Earlier days',
  'next': 'Later days',
  'toolbar': 'Days shown',
  'month.open': 'Month',
  'month.failed': 'The month could not be loaded. Please try again.',
  'times-local': 'Times are local to each place.',
  'times-yours': 'Times are shown in your time.',

  'next-available': 'Next available',
  'next-available.show': 'Show this time',
  'next-available.jump': 'Next: {when}',

  'day.none': 'No times',
  'day.gone': 'gone',
  'day.lost': 'The time that you were at is gone.',
  'day.night': 'Night',
  'day.morning': 'Morning',
  'day.afternoon': 'Afternoon',
  'day.evening': 'Evening',
  'earlier': '{count, plural, one {# earlier time} other {# earlier times}}',
  'more': '{count, plural, one {# more} other {# more}}',
  'more.on': 'on {day}',
  'more.groups':
    '{count, plural, one {Show # more practitioner or place} other {Show more practitioners and places (# left)}}',
  'window': 'some time between {start} and {end}',
  'places': '{count, plural, one {# place left} other {# places left}}',

  'mode.virtual': 'Video visit',
  'accepts.new': 'New patients only',
  'accepts.existing': 'Existing patients only',
  'group.unnamed': 'Appointment',
  'comma': ', ',

  'book.gone': 'This time is no longer offered. Please choose another.',
  'call': 'Call {phone}',
  'contact': 'Contact the clinic online',

  'filters.button': 'Filters',
  'filters.button.used': 'Filters ({count})',
  'filters.failed': 'The filters could not be loaded. Please try again.',

  'empty.title': 'No times found',
  'empty.text':
    'There is nothing to book online from now until {date}. New times may be added any day.',
  'error.title': 'Times cannot be shown right now',
  'error.setup':
    'This page is not set up correctly. This says nothing about whether there are times.',
  'error.network':
    'We could not reach the clinic’s list of times. This says nothing about whether there are times.',
  'error.offline': 'This device is not connected to the internet. Times appear as soon as it is.',
  'error.unreadable':
    'The clinic’s list of times could not be read. This says nothing about whether there are times.',
  'error.unauthorized':
    'The clinic’s list of times is not open to this page. This says nothing about whether there are times.',
  'error.rate-limited': 'Too many people are asking at the moment. Please try again in a minute.',
  'error.partial': 'Some times could not be loaded. There may be more than are shown here.',
  'error.booking':
    'What is needed to book this time could not be loaded. Please try again, or ask the clinic.',
  'error.ask': 'Please try again later, or ask the clinic.',
  'stale.loading': 'These times are from {when}. Looking for newer ones…',
  'stale.failed': 'These times are from {when}. Newer ones could not be loaded.',
  'held-back.text': 'These are the soonest times. Loading all of them may use a lot of data.',
  'held-back.load': 'Load all times',
  'retry': 'Try again',
} as const;
