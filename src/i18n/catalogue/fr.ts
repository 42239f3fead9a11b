import type { Draft } from './catalogue.js';

/** French; a draft. */
export const fr: Draft = {
  'draft':
    'Cette traduction est un brouillon qu’aucun professionnel n’a vérifié. Si quelque chose n’est pas clair, demandez à la clinique.',
  'heading': 'Trouver un rendez-vous',
  'skip': 'Passer les créneaux',
  'loading': 'Recherche de créneaux…',
  'loading.more': 'Recherche d’autres créneaux…',
  'found':
    '{count, plural, =0 {Aucun créneau trouvé.} one {# créneau trouvé.} other {# créneaux trouvés.}}',
  'previous': 'Jours précédents',
  'next': 'Jours suivants',
  'toolbar': 'Jours affichés',
  'month.open': 'Mois',
  'month.failed': 'Le mois n’a pas pu être chargé. Veuillez réessayer.',
  'month.previous': 'Mois précédent',
  'month.next': 'Mois suivant',
  'month.count': '{when}, {count, plural, =0 {aucun créneau} one {# créneau} other {# créneaux}}',
  'month.chosen': '{day}, le jour que vous avez choisi',
  'times-local': 'Les heures sont celles de chaque lieu.',
  'times-yours': 'Les heures sont affichées à votre heure.',

  'next-available': 'Prochain créneau disponible',
  'next-available.show': 'Voir ce créneau',
  'next-available.jump': 'Prochain : {when}',

  'day.none': 'Aucun créneau',
  'day.gone': 'n’est plus là',
  'day.lost': 'Le créneau où vous étiez n’est plus là.',
  'day.night': 'Nuit',
  'day.morning': 'Matin',
  'day.afternoon': 'Après-midi',
  'day.evening': 'Soir',
  'earlier': '{count, plural, one {# créneau plus tôt} other {# créneaux plus tôt}}',
  'more': '{count, plural, one {# autre} other {# autres}}',
  'more.on': 'le {day}',
  'more.groups':
    '{count, plural, one {Afficher # autre professionnel ou lieu} other {Afficher plus de professionnels et de lieux (# restants)}}',
  'window': 'à un moment entre {start} et {end}',
  'places': '{count, plural, one {# place restante} other {# places restantes}}',

  'mode.virtual': 'Consultation vidéo',
  'accepts.new': 'Nouveaux patients uniquement',
  'accepts.existing': 'Patients actuels uniquement',
  'group.unnamed': 'Rendez-vous',
  'comma': ', ',

  'summary.with': 'Avec',
  'summary.equipment': 'Équipement',
  'summary.where': 'Où',
  'summary.hours': 'Ouverture',
  'summary.access': 'Accessibilité',
  'summary.know': 'Bon à savoir',
  'summary.for': 'Pour',
  'summary.length': 'Durée',
  'summary.languages': 'Langues',
  'summary.patients': 'Patients acceptés',
  'summary.call': 'Ou appelez le',
  'summary.minutes': '{count, plural, one {# min} other {# min}}',
  'summary.elsewhere': '{time} là où vous êtes',
  'summary.at-place': '{time} là où est la clinique',
  'summary.map': 'carte',
  'summary.close': 'Choisir un autre créneau',
  'summary.when': '{day}, {time}',
  'hours.line': '{days} : {times}',
  'hours.all-day': 'toute la journée',
  'hours.from': 'à partir de {time}',
  'hours.until': 'jusqu’à {time}',
  'zone.guess':
    'Nous avons déduit le fuseau horaire de l’emplacement du lieu. Vérifiez l’heure auprès de la clinique.',
  'zone.offset': 'La clinique a publié cette heure en {zone}.',
  'zone.differs':
    'L’horloge de cet appareil pour ce lieu ne concorde pas avec celle de la clinique. L’heure affichée est celle de la clinique.',
  'zone.viewer': 'La clinique n’a pas publié son fuseau horaire. L’heure affichée est la vôtre.',

  'book': 'Continuer pour réserver',
  'book.leads-to': 'Vous terminez sur {host} et revenez ici.',
  'book.new-tab': 'S’ouvre dans un nouvel onglet.',
  'book.new-window': 'S’ouvre dans une nouvelle fenêtre.',
  'book.window-blocked':
    'Votre navigateur n’a pas ouvert de nouvelle fenêtre. Le site de réservation s’ouvre ici.',
  'book.twice':
    'Vous avez déjà quitté cette page pour {host} avec ce créneau à {time}. Si vous avez terminé là-bas, ne le réservez pas à nouveau.',
  'book.no-return':
    'Vous terminez sur {host}. Cette page ne pourra pas confirmer votre réservation ensuite ; gardez ce que {host} vous indique.',
  'book.booked-before':
    'Vous avez déjà réservé ce créneau. Ne le réservez à nouveau que s’il vous faut une deuxième place.',
  'book.by-phone': 'Ce créneau peut être réservé par téléphone.',
  'book.no-way': 'Ce créneau ne peut pas être réservé en ligne. Demandez à la clinique.',
  'book.refused':
    'Le lien de ce créneau ne peut pas être utilisé ici. Appelez ou demandez à la clinique.',
  'book.gone': 'Ce créneau n’est plus proposé. Choisissez-en un autre.',
  'call': 'Appeler le {phone}',
  'contact': 'Contacter la clinique en ligne',

  'pending.title': 'Avez-vous terminé la réservation ?',
  'pending.text':
    'Vous avez quitté cette page pour {host} à {time}. Créneau : {when}. Nous n’avons pas reçu de réponse.',
  'pending.resume': 'Y retourner et terminer',
  'pending.again': 'Recommencer avec ce créneau',
  'pending.not-booked': 'Je n’ai pas réservé',

  'booked.title': 'Votre rendez-vous est réservé',
  'booked.text':
    'Gardez le message du site de réservation comme preuve : cette page sait seulement ce que ce site lui a dit.',
  'booked.reference': 'Confirmation : {reference}',
  'cancelled.title': 'Ce rendez-vous est annulé',
  'cancelled.text':
    'Le site de réservation indique qu’il a été annulé. Si cela vous surprend, demandez à la clinique.',
  'failed.title': 'Ce créneau n’a pas pu être réservé',
  'failed.text':
    'Le site de réservation indique que rien n’a été réservé. Vous pouvez réessayer ou choisir un autre créneau.',
  'failed.slot-unavailable':
    'Le site de réservation indique que quelqu’un d’autre a pris ce créneau avant et que rien n’a été réservé. Choisissez-en un autre.',
  'failed.system-error':
    'Le site de réservation a eu un problème. Il indique que rien n’a été réservé ; réessayez plus tard ou appelez.',
  'failed.auth-required':
    'Le site de réservation demande que vous vous connectiez. Il indique que rien n’a été réservé ; veuillez réessayer.',
  'failed.validation':
    'Le site de réservation n’a pas pu utiliser les données saisies. Il indique que rien n’a été réservé ; réessayez ou appelez.',
  'failed.earlier':
    'Si vous aviez déjà terminé la réservation de ce créneau, c’est cette réservation qui compte.',
  'entered-in-error.title': 'Cette réservation a été retirée',
  'entered-in-error.text':
    'Le site de réservation indique qu’elle a été faite par erreur. Ne comptez pas dessus ; demandez à la clinique.',
  'rejected.title': 'Nous n’avons pas pu associer votre retour à une réservation',
  'rejected.unknown-state':
    'Nous n’avons pas pu associer ceci à une réservation commencée dans ce navigateur. Si vous avez réservé, c’est le message du site de réservation qui compte.',
  'rejected.expired':
    'À votre retour, le délai pour cette réservation était écoulé ici. Si vous avez réservé, c’est le message du site de réservation qui compte.',
  'rejected.again': 'Cette réponse a déjà été enregistrée',
  'rejected.already-used':
    'C’est la dernière indication du site de réservation qui compte. En cas de doute, demandez à la clinique.',
  'rejected.invalid-outcome':
    'Le site de réservation n’a pas indiqué le résultat. Si vous avez réservé, c’est son message qui compte ; sinon, veuillez réessayer.',
  'rejected.duplicate-parameter':
    'La réponse du site de réservation se contredit. Si vous avez réservé, c’est son message qui compte ; sinon, veuillez appeler.',
  'rejected.malformed':
    'La réponse du site de réservation est endommagée. Si vous avez réservé, c’est son message qui compte ; sinon, veuillez appeler.',
  'reconciled.asking': 'Consultation des dossiers de la clinique…',
  'reconciled.confirmed': 'Les dossiers de la clinique indiquent ce rendez-vous.',
  'reconciled.changed.title': 'Votre rendez-vous est réservé, mais pas comme vous l’avez choisi',
  'reconciled.changed':
    'Les dossiers de la clinique indiquent ce rendez-vous, avec une différence :',
  'reconciled.time': 'L’heure est différente. Vous aviez choisi : {when}.',
  'reconciled.place': 'Le lieu est maintenant {name}.',
  'reconciled.place-untold': 'Le lieu est différent. Demandez à la clinique.',
  'reconciled.practitioner': 'Le rendez-vous est maintenant avec {name}.',
  'reconciled.practitioner-untold':
    'Le rendez-vous est avec quelqu’un d’autre. Demandez à la clinique.',
  'reconciled.denied.title': 'Vérifiez cette réservation auprès de la clinique',
  'reconciled.denied':
    'Le site de réservation a indiqué que votre rendez-vous est réservé, mais les dossiers de la clinique ne l’indiquent pas comme réservé. Demandez avant d’y aller.',

  'failed.again': 'Réessayer ce créneau',
  'failed.alternatives': 'Autres créneaux proches',
  'outcome.dismiss': 'Voir les créneaux',
  'outcome.forget': 'Oublier ceci sur cet appareil',

  'calendar.add': 'Ajouter à votre calendrier',
  'calendar.remove': 'Retirer de votre calendrier',
  'calendar.with': 'Rendez-vous : {name}',

  'filters.button': 'Filtres',
  'filters.button.used': 'Filtres ({count})',
  'filters.failed': 'Les filtres n’ont pas pu être chargés. Veuillez réessayer.',
  'filters.title': 'Filtres',
  'filters.service': 'Motif',
  'filters.service.any': 'Tous les motifs',
  'filters.specialty': 'Spécialité',
  'filters.specialty.any': 'Toutes les spécialités',
  'filters.practitioner': 'Avec',
  'filters.practitioner.any': 'Tous les professionnels',
  'filters.place': 'Où',
  'filters.place.any': 'Tous les lieux',
  'filters.organization': 'Organisation',
  'filters.organization.any': 'Toutes les organisations',
  'filters.language': 'Langue parlée',
  'filters.language.any': 'Toutes les langues',
  'filters.mode': 'Consultation',
  'filters.mode.in-person': 'En personne',
  'filters.mode.in-person.also': 'Aussi par vidéo',
  'filters.mode.virtual': 'Par vidéo',
  'filters.mode.virtual.also': 'Aussi en personne',
  'filters.patient': 'Vous êtes',
  'filters.patient.any': 'Nouveau patient ou patient actuel',
  'filters.patient.new': 'Nouveau patient',
  'filters.patient.existing': 'Patient actuel',
  'filters.partOfDay': 'Moment de la journée',
  'filters.partOfDay.any': 'Tous les moments de la journée',
  'filters.partOfDay.night': 'Nuit',
  'filters.partOfDay.morning': 'Matin',
  'filters.partOfDay.afternoon': 'Après-midi',
  'filters.partOfDay.evening': 'Soir',
  'filters.weekday': 'Jours',
  'filters.weekday.any': 'Tous les jours de la semaine',
  'filters.unlisted':
    '{count, plural, one {# autre n’est pas affiché} other {# autres ne sont pas affichés}}. D’autres filtres raccourcissent la liste.',
  'filters.near': 'Près de (code postal ou ville)',
  'filters.near.any': 'Toutes les distances',
  'filters.near.find': 'Chercher',
  'filters.near.mine': 'Utiliser ma position',
  'filters.near.private': 'Ce que vous saisissez ici reste dans ce navigateur.',
  'filters.near.reach': 'À moins de',
  'filters.near.within': 'À moins de {distance} de {place}',
  'filters.near.you': 'votre position',
  'filters.near.asked': 'Recherche…',
  'filters.near.ambiguous': 'Il y en a plusieurs. Lequel voulez-vous dire ?',
  'filters.near.unknown':
    'Il n’y a pas de code postal ni de ville « {text} » dans notre liste. Vérifiez l’orthographe ou saisissez un code postal à cinq chiffres.',
  'filters.near.failed': 'La liste des codes postaux n’a pas pu être chargée. Veuillez réessayer.',
  'filters.near.no-position':
    'Votre navigateur n’a pas indiqué où vous êtes. Saisissez plutôt un code postal ou une ville.',
  'filters.away': 'à {distance}',
  'filters.away.about': 'à environ {distance}',
  'filters.chosen': 'Filtres utilisés',
  'filters.remove': 'Retirer le filtre : {name}',
  'filters.clear': 'Retirer tous les filtres',
  'filters.matches':
    '{count, plural, =0 {Aucun créneau ne correspond.} one {# créneau correspond.} other {# créneaux correspondent.}}',
  'filters.none.title': 'Aucun créneau ne correspond',
  'filters.none.text': 'D’ici au {date}, aucun créneau ne répond à tout cela : {choices}.',
  'filters.none.let-go': 'Vous pouvez renoncer à l’un de ces choix :',
  'filters.none.together': 'Renoncer à un seul de ces choix ne fait revenir aucun créneau.',
  'filters.none.clear': 'Retirer tous les filtres ({count})',
  'filters.option': '{name} ({count})',

  'empty.title': 'Aucun créneau trouvé',
  'empty.text':
    'Il n’y a rien à réserver en ligne d’ici au {date}. De nouveaux créneaux peuvent s’ajouter chaque jour.',
  'error.title': 'Les créneaux ne peuvent pas être affichés pour le moment',
  'error.setup':
    'Cette page n’est pas configurée correctement. Cela ne dit pas s’il y a des créneaux ou non.',
  'error.network':
    'Nous n’avons pas pu joindre la liste des créneaux de la clinique. Cela ne dit pas s’il y a des créneaux ou non.',
  'error.offline':
    'Cet appareil n’est pas connecté à internet. Les créneaux apparaîtront dès qu’il le sera.',
  'error.unreadable':
    'La liste des créneaux de la clinique n’a pas pu être lue. Cela ne dit pas s’il y a des créneaux ou non.',
  'error.unauthorized':
    'La liste des créneaux de la clinique n’est pas ouverte à cette page. Cela ne dit pas s’il y a des créneaux ou non.',
  'error.rate-limited':
    'Trop de personnes font une demande en ce moment. Veuillez réessayer dans une minute.',
  'error.partial':
    'Certains créneaux n’ont pas pu être chargés. Il y en a peut-être plus que ceux affichés ici.',
  'error.booking':
    'Ce qu’il faut pour réserver ce créneau n’a pas pu être chargé. Réessayez ou demandez à la clinique.',
  'error.ask': 'Réessayez plus tard ou demandez à la clinique.',
  'stale.loading': 'Ces créneaux ont été relevés le {when}. Recherche de plus récents…',
  'stale.failed':
    'Ces créneaux ont été relevés le {when}. De plus récents n’ont pas pu être chargés.',
  'held-back.text':
    'Voici les prochains créneaux. Les charger tous peut consommer beaucoup de données.',
  'held-back.load': 'Charger tous les créneaux',
  'retry': 'Réessayer',

  'concept.routine': 'Consultation de routine',
  'concept.walk-in': 'Consultation sans rendez-vous',
  'concept.check-up': 'Bilan de santé',
  'concept.physical-exam': 'Examen physique',
  'concept.follow-up': 'Consultation de suivi',
  'concept.emergency': 'Urgence',
  'concept.urgent-care': 'Soins urgents',
  'concept.immunization': 'Vaccination',
  'concept.covid-19-vaccine': 'Vaccin contre la COVID-19',
  'concept.flu-vaccine': 'Vaccin contre la grippe',
  'concept.lab-test': 'Analyse de laboratoire',
  'concept.primary-care': 'Soins primaires',
  'concept.general-practice': 'Médecine générale',
  'concept.family-medicine': 'Médecine familiale',
  'concept.internal-medicine': 'Médecine interne',
  'concept.pediatrics': 'Pédiatrie',
  'concept.geriatrics': 'Gériatrie',
  'concept.obstetrics-gynecology': 'Obstétrique et gynécologie',
  'concept.dentistry': 'Soins dentaires',
  'concept.optometry': 'Optométrie',
  'concept.ophthalmology': 'Ophtalmologie',
  'concept.dermatology': 'Dermatologie',
  'concept.cardiology': 'Cardiologie',
  'concept.neurology': 'Neurologie',
  'concept.orthopedics': 'Orthopédie',
  'concept.surgery': 'Chirurgie',
  'concept.urology': 'Urologie',
  'concept.ear-nose-throat': 'Oreilles, nez et gorge (ORL)',
  'concept.gastroenterology': 'Gastro-entérologie',
  'concept.endocrinology': 'Endocrinologie',
  'concept.rheumatology': 'Rhumatologie',
  'concept.pulmonology': 'Pneumologie',
  'concept.nephrology': 'Néphrologie',
  'concept.hematology': 'Hématologie',
  'concept.oncology': 'Oncologie',
  'concept.radiology': 'Radiologie',
  'concept.allergy': 'Allergologie et immunologie',
  'concept.infectious-disease': 'Maladies infectieuses',
  'concept.mental-health': 'Santé mentale',
  'concept.psychiatry': 'Psychiatrie',
  'concept.psychology': 'Psychologie',
  'concept.counseling': 'Conseil',
  'concept.physical-therapy': 'Physiothérapie',
  'concept.podiatry': 'Soins des pieds',
  'concept.nutrition': 'Nutrition',
};
