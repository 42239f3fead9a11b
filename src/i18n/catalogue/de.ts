import type { Draft } from './catalogue.js';

/** German; a draft. */
export const de: Draft = {
  'draft':
    'Diese Übersetzung ist ein Entwurf, den keine Fachperson geprüft hat. Wenn etwas unklar ist, fragen Sie bitte die Klinik.',
  'heading': 'Einen Termin finden',
  'skip': 'Termine überspringen',
  'loading': 'Termine werden gesucht…',
  'loading.more': 'Weitere Termine werden gesucht…',
  'found':
    '{count, plural, =0 {Keine Termine gefunden.} one {# Termin gefunden.} other {# Termine gefunden.}}',
  'previous': 'Frühere Tage',
  'next': 'Spätere Tage',
  'toolbar': 'Angezeigte Tage',
  'month.open': 'Monat',
  'month.failed': 'Der Monat konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.',
  'month.previous': 'Voriger Monat',
  'month.next': 'Nächster Monat',
  'month.count': '{when}, {count, plural, =0 {keine Termine} one {# Termin} other {# Termine}}',
  'month.chosen': '{day}, der von Ihnen gewählte Tag',
  'times-local': 'Alle Zeiten sind Ortszeiten der jeweiligen Orte.',
  'times-yours': 'Alle Zeiten sind in Ihrer Zeit angegeben.',

  'next-available': 'Nächster freier Termin',
  'next-available.show': 'Diesen Termin zeigen',
  'next-available.jump': 'Nächster: {when}',

  'day.none': 'Keine Termine',
  'day.gone': 'nicht mehr da',
  'day.lost': 'Der Termin, bei dem Sie waren, ist nicht mehr da.',
  'day.night': 'Nacht',
  'day.morning': 'Vormittag',
  'day.afternoon': 'Nachmittag',
  'day.evening': 'Abend',
  'earlier': '{count, plural, one {# früherer Termin} other {# frühere Termine}}',
  'more': '{count, plural, one {# weiterer} other {# weitere}}',
  'more.on': 'am {day}',
  'more.groups':
    '{count, plural, one {Noch # Fachkraft oder Ort zeigen} other {Weitere Fachkräfte und Orte zeigen (noch #)}}',
  'window': 'irgendwann zwischen {start} und {end}',
  'places': '{count, plural, one {noch # Platz} other {noch # Plätze}}',

  'mode.virtual': 'Videosprechstunde',
  'accepts.new': 'Nur neue Patienten',
  'accepts.existing': 'Nur bisherige Patienten',
  'group.unnamed': 'Termin',

  'summary.with': 'Bei',
  'summary.equipment': 'Gerät',
  'summary.where': 'Wo',
  'summary.hours': 'Geöffnet',
  'summary.access': 'Barrierefreiheit',
  'summary.know': 'Gut zu wissen',
  'summary.for': 'Für',
  'summary.length': 'Dauer',
  'summary.languages': 'Sprachen',
  'summary.patients': 'Patienten',
  'summary.call': 'Oder anrufen',
  'summary.minutes': '{count, plural, one {# Minute} other {# Minuten}}',
  'summary.elsewhere': '{time} dort, wo Sie sind',
  'summary.at-place': '{time} dort, wo die Klinik ist',
  'summary.map': 'Karte',
  'summary.close': 'Anderen Termin wählen',
  'hours.line': '{days}: {times}',
  'hours.all-day': 'ganztägig',
  'hours.from': 'ab {time}',
  'hours.until': 'bis {time}',
  'zone.guess':
    'Wir haben die Zeitzone aus der Lage des Ortes abgeleitet. Bitte prüfen Sie die Uhrzeit mit der Klinik.',
  'zone.offset': 'Die Klinik hat diese Uhrzeit als {zone} veröffentlicht.',
  'zone.differs':
    'Die Uhr dieses Geräts stimmt für diesen Ort nicht mit der Uhr der Klinik überein. Angezeigt wird die Uhrzeit der Klinik.',
  'zone.viewer': 'Die Klinik hat ihre Zeitzone nicht veröffentlicht. Dies ist Ihre Zeit.',

  'book': 'Weiter zur Buchung',
  'book.leads-to': 'Sie schließen die Buchung auf {host} ab und kommen hierher zurück.',
  'book.new-tab': 'Öffnet sich in einem neuen Tab.',
  'book.new-window': 'Öffnet sich in einem neuen Fenster.',
  'book.window-blocked':
    'Ihr Browser hat kein neues Fenster geöffnet. Die Buchungsseite öffnet sich stattdessen hier.',
  'book.twice':
    'Sie sind mit diesem Termin schon um {time} zu {host} gegangen. Wenn Sie dort abgeschlossen haben, buchen Sie ihn nicht noch einmal.',
  'book.no-return':
    'Sie schließen die Buchung auf {host} ab. Diese Seite kann sie danach nicht bestätigen; bewahren Sie auf, was {host} Ihnen mitteilt.',
  'book.booked-before':
    'Sie haben diesen Termin schon gebucht. Buchen Sie ihn nur dann noch einmal, wenn Sie einen zweiten Platz brauchen.',
  'book.by-phone': 'Dieser Termin kann telefonisch gebucht werden.',
  'book.no-way': 'Dieser Termin kann nicht online gebucht werden. Bitte fragen Sie die Klinik.',
  'book.refused':
    'Der Link für diesen Termin kann hier nicht verwendet werden. Bitte rufen Sie an oder fragen Sie die Klinik.',
  'book.gone': 'Dieser Termin wird nicht mehr angeboten. Bitte wählen Sie einen anderen.',
  'call': '{phone} anrufen',
  'contact': 'Klinik online kontaktieren',

  'pending.title': 'Haben Sie die Buchung abgeschlossen?',
  'pending.text':
    'Sie sind um {time} zu {host} gegangen. Termin: {when}. Wir haben keine Rückmeldung erhalten.',
  'pending.resume': 'Zurückgehen und abschließen',
  'pending.again': 'Mit diesem Termin neu beginnen',
  'pending.not-booked': 'Ich habe nicht gebucht',

  'booked.title': 'Ihr Termin ist gebucht',
  'booked.text':
    'Bewahren Sie die Nachricht der Buchungsseite als Nachweis auf: Diese Seite weiß nur, was jene Seite ihr gemeldet hat.',
  'booked.reference': 'Bestätigung {reference}',
  'cancelled.title': 'Dieser Termin ist abgesagt',
  'cancelled.text':
    'Die Buchungsseite meldet, dass er abgesagt wurde. Wenn Sie das überrascht, fragen Sie bitte die Klinik.',
  'failed.title': 'Dieser Termin konnte nicht gebucht werden',
  'failed.text':
    'Die Buchungsseite meldet, dass nichts gebucht wurde. Sie können es noch einmal versuchen oder einen anderen Termin wählen.',
  'failed.slot-unavailable':
    'Die Buchungsseite meldet, dass jemand anderes diesen Termin vorher genommen hat und dass nichts gebucht wurde. Bitte wählen Sie einen anderen.',
  'failed.system-error':
    'Die Buchungsseite hatte ein Problem. Sie meldet, dass nichts gebucht wurde; bitte versuchen Sie es später noch einmal oder rufen Sie an.',
  'failed.auth-required':
    'Auf der Buchungsseite müssen Sie sich anmelden. Sie meldet, dass nichts gebucht wurde; bitte versuchen Sie es noch einmal.',
  'failed.validation':
    'Die Buchungsseite konnte die Angaben nicht verwenden. Sie meldet, dass nichts gebucht wurde; bitte versuchen Sie es noch einmal oder rufen Sie an.',
  'failed.earlier':
    'Wenn Sie die Buchung dieses Termins schon früher abgeschlossen haben, gilt die frühere Buchung.',
  'entered-in-error.title': 'Diese Buchung wurde zurückgezogen',
  'entered-in-error.text':
    'Die Buchungsseite meldet, dass sie irrtümlich gemacht wurde. Verlassen Sie sich nicht darauf; bitte fragen Sie die Klinik.',
  'rejected.title': 'Wir konnten Ihre Rückkehr nicht zuordnen',
  'rejected.unknown-state':
    'Wir konnten dies keiner Buchung zuordnen, die in diesem Browser begonnen wurde. Wenn Sie gebucht haben, gilt die Nachricht der Buchungsseite.',
  'rejected.expired':
    'Sie sind zurückgekommen, nachdem die Zeit für diese Buchung hier abgelaufen war. Wenn Sie gebucht haben, gilt die Nachricht der Buchungsseite.',
  'rejected.again': 'Diese Antwort wurde schon erfasst',
  'rejected.already-used':
    'Es gilt, was die Buchungsseite Ihnen zuletzt gemeldet hat. Wenn Sie unsicher sind, fragen Sie bitte die Klinik.',
  'rejected.invalid-outcome':
    'Die Buchungsseite hat nicht gemeldet, wie es ausgegangen ist. Wenn Sie gebucht haben, gilt ihre Nachricht; sonst versuchen Sie es bitte noch einmal.',
  'rejected.duplicate-parameter':
    'Die Antwort der Buchungsseite widerspricht sich. Wenn Sie gebucht haben, gilt ihre Nachricht; sonst rufen Sie bitte an.',
  'rejected.malformed':
    'Die Antwort der Buchungsseite ist beschädigt. Wenn Sie gebucht haben, gilt ihre Nachricht; sonst rufen Sie bitte an.',
  'reconciled.asking': 'Die Unterlagen der Klinik werden abgefragt…',
  'reconciled.confirmed': 'Die Unterlagen der Klinik zeigen diesen Termin.',
  'reconciled.changed.title': 'Ihr Termin ist gebucht, aber nicht so, wie Sie gewählt haben',
  'reconciled.changed': 'Die Unterlagen der Klinik zeigen diesen Termin, mit einem Unterschied:',
  'reconciled.time': 'Die Zeit ist eine andere. Sie hatten gewählt: {when}.',
  'reconciled.place': 'Der Ort ist jetzt {name}.',
  'reconciled.place-untold': 'Der Ort ist ein anderer. Bitte fragen Sie die Klinik.',
  'reconciled.practitioner': 'Der Termin ist jetzt bei {name}.',
  'reconciled.practitioner-untold':
    'Der Termin ist bei jemand anderem. Bitte fragen Sie die Klinik.',
  'reconciled.denied.title': 'Bitte prüfen Sie diese Buchung mit der Klinik',
  'reconciled.denied':
    'Die Buchungsseite hat gemeldet, dass Ihr Termin gebucht ist, aber die Unterlagen der Klinik zeigen ihn nicht als gebucht. Fragen Sie nach, bevor Sie hingehen.',

  'failed.again': 'Diesen Termin noch einmal versuchen',
  'failed.alternatives': 'Andere Termine in zeitlicher Nähe',
  'outcome.dismiss': 'Termine zeigen',
  'outcome.forget': 'Auf diesem Gerät vergessen',

  'calendar.add': 'In Ihren Kalender eintragen',
  'calendar.remove': 'Aus Ihrem Kalender entfernen',
  'calendar.with': 'Termin: {name}',

  'filters.button': 'Filter',
  'filters.button.used': 'Filter ({count})',
  'filters.failed': 'Die Filter konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.',
  'filters.title': 'Filter',
  'filters.service': 'Grund',
  'filters.service.any': 'Jeder Grund',
  'filters.specialty': 'Fachgebiet',
  'filters.specialty.any': 'Jedes Fachgebiet',
  'filters.practitioner': 'Bei',
  'filters.practitioner.any': 'Egal bei wem',
  'filters.place': 'Wo',
  'filters.place.any': 'Jeder Ort',
  'filters.organization': 'Organisation',
  'filters.organization.any': 'Jede Organisation',
  'filters.language': 'Gesprochene Sprache',
  'filters.language.any': 'Jede Sprache',
  'filters.mode': 'Besuch',
  'filters.mode.in-person': 'Vor Ort',
  'filters.mode.in-person.also': 'Auch per Video',
  'filters.mode.virtual': 'Per Video',
  'filters.mode.virtual.also': 'Auch vor Ort',
  'filters.patient': 'Sie sind',
  'filters.patient.any': 'Neu oder bereits Patient/in',
  'filters.patient.new': 'Neu als Patient/in',
  'filters.patient.existing': 'Bereits Patient/in',
  'filters.partOfDay': 'Tageszeit',
  'filters.partOfDay.any': 'Jede Tageszeit',
  'filters.partOfDay.night': 'Nacht',
  'filters.partOfDay.morning': 'Vormittag',
  'filters.partOfDay.afternoon': 'Nachmittag',
  'filters.partOfDay.evening': 'Abend',
  'filters.weekday': 'Tage',
  'filters.weekday.any': 'Jeder Wochentag',
  'filters.unlisted':
    '{count, plural, one {# weiterer Eintrag ist nicht aufgeführt} other {# weitere Einträge sind nicht aufgeführt}}. Andere Filter verkürzen die Liste.',
  'filters.near': 'In der Nähe von (Postleitzahl oder Stadt)',
  'filters.near.any': 'Jede Entfernung',
  'filters.near.find': 'Suchen',
  'filters.near.mine': 'Meinen Standort verwenden',
  'filters.near.private': 'Was Sie hier eingeben, bleibt in diesem Browser.',
  'filters.near.reach': 'Höchstens',
  'filters.near.within': 'Höchstens {distance} entfernt von {place}',
  'filters.near.you': 'Ihrem Standort',
  'filters.near.asked': 'Wird gesucht…',
  'filters.near.ambiguous': 'Es gibt mehrere. Welchen Ort meinen Sie?',
  'filters.near.unknown':
    'In unserer Liste gibt es keine Postleitzahl oder Stadt „{text}“. Prüfen Sie die Schreibweise oder geben Sie eine fünfstellige Postleitzahl ein.',
  'filters.near.failed':
    'Die Liste der Postleitzahlen konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.',
  'filters.near.no-position':
    'Ihr Browser hat nicht mitgeteilt, wo Sie sind. Geben Sie stattdessen eine Postleitzahl oder Stadt ein.',
  'filters.away': '{distance} entfernt',
  'filters.away.about': 'etwa {distance} entfernt',
  'filters.chosen': 'Verwendete Filter',
  'filters.remove': 'Filter entfernen: {name}',
  'filters.clear': 'Alle Filter entfernen',
  'filters.matches':
    '{count, plural, =0 {Keine Termine passen.} one {# Termin passt.} other {# Termine passen.}}',
  'filters.none.title': 'Keine Termine passen',
  'filters.none.text': 'Von jetzt bis {date} passt kein Termin zu all dem: {choices}.',
  'filters.none.let-go': 'Sie können auf eines davon verzichten:',
  'filters.none.together': 'Nur auf eines davon zu verzichten, bringt keinen Termin zurück.',
  'filters.none.clear': 'Alle Filter entfernen ({count})',

  'empty.title': 'Keine Termine gefunden',
  'empty.text':
    'Von jetzt bis {date} ist online nichts zu buchen. Neue Termine können jeden Tag dazukommen.',
  'error.title': 'Termine können gerade nicht gezeigt werden',
  'error.setup':
    'Diese Seite ist nicht richtig eingerichtet. Das sagt nichts darüber, ob es Termine gibt.',
  'error.network':
    'Wir konnten die Terminliste der Klinik nicht erreichen. Das sagt nichts darüber, ob es Termine gibt.',
  'error.offline':
    'Dieses Gerät ist nicht mit dem Internet verbunden. Sobald es das ist, erscheinen die Termine.',
  'error.unreadable':
    'Die Terminliste der Klinik konnte nicht gelesen werden. Das sagt nichts darüber, ob es Termine gibt.',
  'error.unauthorized':
    'Die Terminliste der Klinik ist für diese Seite nicht offen. Das sagt nichts darüber, ob es Termine gibt.',
  'error.rate-limited':
    'Im Moment fragen zu viele Personen an. Bitte versuchen Sie es in einer Minute noch einmal.',
  'error.partial':
    'Einige Termine konnten nicht geladen werden. Es kann mehr geben, als hier gezeigt werden.',
  'error.booking':
    'Was für die Buchung dieses Termins nötig ist, konnte nicht geladen werden. Bitte versuchen Sie es noch einmal oder fragen Sie die Klinik.',
  'error.ask': 'Bitte versuchen Sie es später noch einmal oder fragen Sie die Klinik.',
  'stale.loading': 'Stand dieser Termine: {when}. Neuere werden gesucht…',
  'stale.failed': 'Stand dieser Termine: {when}. Neuere konnten nicht geladen werden.',
  'held-back.text': 'Dies sind die nächsten Termine. Alle zu laden, kann viele Daten verbrauchen.',
  'held-back.load': 'Alle Termine laden',
  'retry': 'Noch einmal versuchen',

  'concept.routine': 'Routinetermin',
  'concept.walk-in': 'Besuch ohne Termin',
  'concept.check-up': 'Vorsorgeuntersuchung',
  'concept.physical-exam': 'Körperliche Untersuchung',
  'concept.follow-up': 'Folgetermin',
  'concept.emergency': 'Notfall',
  'concept.urgent-care': 'Akutsprechstunde',
  'concept.immunization': 'Impfung',
  'concept.covid-19-vaccine': 'COVID-19-Impfung',
  'concept.flu-vaccine': 'Grippeimpfung',
  'concept.lab-test': 'Laboruntersuchung',
  'concept.primary-care': 'Grundversorgung',
  'concept.general-practice': 'Allgemeinmedizin',
  'concept.family-medicine': 'Familienmedizin',
  'concept.internal-medicine': 'Innere Medizin',
  'concept.pediatrics': 'Kinderheilkunde',
  'concept.geriatrics': 'Altersmedizin',
  'concept.obstetrics-gynecology': 'Geburtshilfe und Frauenheilkunde',
  'concept.dentistry': 'Zahnmedizin',
  'concept.optometry': 'Optometrie',
  'concept.ophthalmology': 'Augenheilkunde',
  'concept.dermatology': 'Dermatologie',
  'concept.cardiology': 'Kardiologie',
  'concept.neurology': 'Neurologie',
  'concept.orthopedics': 'Orthopädie',
  'concept.surgery': 'Chirurgie',
  'concept.urology': 'Urologie',
  'concept.ear-nose-throat': 'Hals, Nase, Ohren',
  'concept.gastroenterology': 'Gastroenterologie',
  'concept.endocrinology': 'Endokrinologie',
  'concept.rheumatology': 'Rheumatologie',
  'concept.pulmonology': 'Lungenheilkunde',
  'concept.nephrology': 'Nephrologie',
  'concept.hematology': 'Hämatologie',
  'concept.oncology': 'Onkologie',
  'concept.radiology': 'Radiologie',
  'concept.allergy': 'Allergologie und Immunologie',
  'concept.infectious-disease': 'Infektionskrankheiten',
  'concept.mental-health': 'Psychische Gesundheit',
  'concept.psychiatry': 'Psychiatrie',
  'concept.psychology': 'Psychologie',
  'concept.counseling': 'Beratung',
  'concept.physical-therapy': 'Physiotherapie',
  'concept.podiatry': 'Fußmedizin',
  'concept.nutrition': 'Ernährung',
};
