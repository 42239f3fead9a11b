/** English of the month at a glance, which comes with it; what opens it is said before. */
export const enMonth = {
  'month.previous': 'Previous month',
  'month.next': 'Next month',
  'month.count': '{when}, {count, plural, =0 {no times} one {# time} other {# times}}',
  'month.chosen': '{day}, the day you chose',
} as const;
