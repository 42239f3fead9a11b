import type { Catalogue } from './catalogue.js';

/** Spanish, as spoken to patients in the United States and Latin America: formal address, plain words. */
export const es: Catalogue = {
  'heading': 'Buscar una cita',
  'skip': 'Saltar los horarios',
  'loading': 'Buscando horarios…',
  'loading.more': 'Buscando más horarios…',
  'found':
    '{count, plural, =0 {No se encontraron horarios.} one {Se encontró # horario.} other {Se encontraron # horarios.}}',
  'previous': 'Días anteriores',
  'next': 'Días siguientes',
  'toolbar': 'Días mostrados',
  'month.open': 'Mes',
  'month.previous': 'Mes anterior',
  'month.next': 'Mes siguiente',
  'month.count': '{when}, {count, plural, =0 {sin horarios} one {# horario} other {# horarios}}',
  'month.chosen': '{day}, el día que eligió',
  'times-local': 'Las horas son las de cada lugar.',
  'times-yours': 'Las horas se muestran en su hora local.',

  'next-available': 'Próxima cita disponible',
  'next-available.show': 'Ver este horario',
  'next-available.jump': 'Próximo: {when}',

  'day.none': 'Sin horarios',
  'day.gone': 'ya no está',
  'day.lost': 'El horario en el que estaba ya no está disponible.',
  'day.night': 'Madrugada',
  'day.morning': 'Mañana',
  'day.afternoon': 'Tarde',
  'day.evening': 'Noche',
  'earlier': '{count, plural, one {# horario anterior} other {# horarios anteriores}}',
  'more': '{count, plural, one {# más} other {# más}}',
  'more.on': 'el {day}',
  'more.groups':
    '{count, plural, one {Mostrar # profesional o lugar más} other {Mostrar más profesionales y lugares (quedan #)}}',
  'window': 'en algún momento entre {start} y {end}',
  'places': '{count, plural, one {Queda # lugar} other {Quedan # lugares}}',

  'mode.virtual': 'Consulta por video',
  'accepts.new': 'Solo pacientes nuevos',
  'accepts.existing': 'Solo pacientes actuales',
  'group.unnamed': 'Cita',

  'summary.with': 'Con',
  'summary.equipment': 'Equipo',
  'summary.where': 'Dónde',
  'summary.hours': 'Horario',
  'summary.access': 'Accesibilidad',
  'summary.know': 'Conviene saber',
  'summary.for': 'Para',
  'summary.length': 'Duración',
  'summary.languages': 'Idiomas',
  'summary.patients': 'Pacientes',
  'summary.call': 'O llame al',
  'summary.minutes': '{count, plural, one {# minuto} other {# minutos}}',
  'summary.elsewhere': '{time} donde usted está',
  'summary.map': 'mapa',
  'summary.close': 'Elegir otro horario',
  'hours.line': '{days}: {times}',
  'hours.all-day': 'todo el día',
  'hours.from': 'desde las {time}',
  'hours.until': 'hasta las {time}',
  'zone.guess':
    'Dedujimos la zona horaria a partir de la dirección. Confirme la hora con la clínica.',
  'zone.offset': 'La clínica publicó esta hora como {zone}.',
  'zone.viewer': 'La clínica no publicó su zona horaria. Esta es la hora de usted.',

  'book': 'Continuar para reservar',
  'book.leads-to': 'Usted termina en {host} y vuelve aquí.',
  'book.new-tab': 'Se abre en una pestaña nueva.',
  'book.new-window': 'Se abre en una ventana nueva.',
  'book.window-blocked':
    'Su navegador no abrió una ventana nueva. El sitio de reservas se abre aquí.',
  'book.twice':
    'Usted ya salió hacia {host} con este horario a las {time}. Si terminó allí, no lo reserve otra vez.',
  'book.no-return':
    'Usted termina en {host}. Esta página no podrá confirmar su reserva después; guarde lo que {host} le indique.',
  'book.booked-before':
    'Usted ya reservó este horario. Resérvelo otra vez solo si necesita un segundo lugar.',
  'book.by-phone': 'Este horario se puede reservar por teléfono.',
  'book.no-way': 'Este horario no se puede reservar en línea. Consulte con la clínica.',
  'book.refused':
    'El enlace de este horario no se puede usar aquí. Llame o consulte con la clínica.',
  'book.gone': 'Este horario ya no está disponible. Elija otro.',
  'call': 'Llamar al {phone}',
  'contact': 'Contactar a la clínica en línea',

  'pending.title': '¿Terminó de reservar?',
  'pending.text': 'Usted salió hacia {host} a las {time} para {when}. No hemos recibido respuesta.',
  'pending.resume': 'Volver y terminar',
  'pending.again': 'Empezar de nuevo con este horario',
  'pending.not-booked': 'No reservé',

  'booked.title': 'Su cita está reservada',
  'booked.text':
    'Guarde el mensaje del sitio de reservas como comprobante: esta página solo sabe lo que ese sitio le dijo.',
  'booked.reference': 'Confirmación {reference}',
  'cancelled.title': 'Esta cita está cancelada',
  'cancelled.text':
    'El sitio de reservas indica que se canceló. Si no lo esperaba, consulte con la clínica.',
  'failed.title': 'Este horario no se pudo reservar',
  'failed.text':
    'El sitio de reservas indica que no se reservó nada. Puede intentarlo de nuevo o elegir otro horario.',
  'failed.slot-unavailable':
    'El sitio de reservas indica que otra persona tomó este horario antes y que no se reservó nada. Elija otro.',
  'failed.system-error':
    'El sitio de reservas tuvo un problema. Indica que no se reservó nada; inténtelo más tarde o llame.',
  'failed.auth-required':
    'El sitio de reservas necesita que usted inicie sesión. Indica que no se reservó nada; inténtelo de nuevo.',
  'failed.validation':
    'El sitio de reservas no pudo usar los datos ingresados. Indica que no se reservó nada; inténtelo de nuevo o llame.',
  'failed.earlier': 'Si usted ya había terminado de reservar este horario, esa reserva vale.',
  'entered-in-error.title': 'Esta reserva fue retirada',
  'entered-in-error.text':
    'El sitio de reservas indica que se hizo por error. No cuente con ella; consulte con la clínica.',
  'rejected.title': 'No pudimos relacionar su regreso con una reserva',
  'rejected.unknown-state':
    'No pudimos relacionarlo con una reserva iniciada en este navegador. Si usted reservó, vale el mensaje del sitio de reservas.',
  'rejected.expired':
    'Usted volvió cuando el tiempo para esta reserva ya había terminado aquí. Si reservó, vale el mensaje del sitio de reservas.',
  'rejected.again': 'Esta respuesta ya se había registrado',
  'rejected.already-used':
    'Vale lo último que le indicó el sitio de reservas. Si no está seguro, consulte con la clínica.',
  'rejected.invalid-outcome':
    'El sitio de reservas no indicó el resultado. Si usted reservó, vale su mensaje; si no, inténtelo de nuevo.',
  'rejected.duplicate-parameter':
    'La respuesta del sitio de reservas se contradice. Si usted reservó, vale su mensaje; si no, llame.',
  'rejected.malformed':
    'La respuesta del sitio de reservas está dañada. Si usted reservó, vale su mensaje; si no, llame.',
  'reconciled.asking': 'Consultando los registros de la clínica…',
  'reconciled.confirmed': 'Los registros de la clínica muestran esta cita.',
  'reconciled.changed.title': 'Su cita está reservada, pero no como la eligió',
  'reconciled.changed': 'Los registros de la clínica muestran esta cita, con una diferencia:',
  'reconciled.time': 'El horario es otro. Usted eligió {when}.',
  'reconciled.place': 'El lugar ahora es {name}.',
  'reconciled.place-untold': 'El lugar es otro. Consulte con la clínica.',
  'reconciled.practitioner': 'La cita ahora es con {name}.',
  'reconciled.practitioner-untold': 'La cita es con otra persona. Consulte con la clínica.',
  'reconciled.denied.title': 'Confirme esta reserva con la clínica',
  'reconciled.denied':
    'El sitio de reservas indicó que su cita está reservada, pero los registros de la clínica no la muestran como reservada. Pregunte antes de ir.',

  'failed.again': 'Intentar este horario de nuevo',
  'failed.alternatives': 'Otros horarios cercanos',
  'outcome.dismiss': 'Ver horarios',
  'outcome.forget': 'Olvidar esto en este dispositivo',

  'calendar.add': 'Agregar a su calendario',
  'calendar.remove': 'Quitarla de su calendario',
  'calendar.with': 'Cita con {name}',

  'filters.button': 'Filtros',
  'filters.button.used': 'Filtros ({count})',
  'filters.failed': 'No se pudieron cargar los filtros. Inténtelo de nuevo.',
  'filters.title': 'Filtros',
  'filters.service': 'Motivo',
  'filters.service.any': 'Cualquier motivo',
  'filters.specialty': 'Especialidad',
  'filters.specialty.any': 'Cualquier especialidad',
  'filters.practitioner': 'Con',
  'filters.practitioner.any': 'Cualquier profesional',
  'filters.place': 'Dónde',
  'filters.place.any': 'Cualquier lugar',
  'filters.organization': 'Organización',
  'filters.organization.any': 'Cualquier organización',
  'filters.language': 'Idioma que se habla',
  'filters.language.any': 'Cualquier idioma',
  'filters.mode': 'Consulta',
  'filters.mode.in-person': 'En persona',
  'filters.mode.in-person.also': 'También por video',
  'filters.mode.virtual': 'Por video',
  'filters.mode.virtual.also': 'También en persona',
  'filters.patient': 'Usted es',
  'filters.patient.any': 'Paciente nuevo o actual',
  'filters.patient.new': 'Paciente nuevo',
  'filters.patient.existing': 'Paciente actual',
  'filters.partOfDay': 'Parte del día',
  'filters.partOfDay.any': 'Cualquier parte del día',
  'filters.partOfDay.night': 'Madrugada',
  'filters.partOfDay.morning': 'Mañana',
  'filters.partOfDay.afternoon': 'Tarde',
  'filters.partOfDay.evening': 'Noche',
  'filters.weekday': 'Días',
  'filters.weekday.any': 'Cualquier día de la semana',
  'filters.unlisted':
    '{count, plural, one {Hay # más que no aparece} other {Hay # más que no aparecen}}. Otros filtros acortan la lista.',
  'filters.near': 'Cerca de (código postal o ciudad)',
  'filters.near.any': 'Cualquier distancia',
  'filters.near.find': 'Buscar',
  'filters.near.mine': 'Usar mi ubicación',
  'filters.near.private': 'Lo que usted escriba aquí se queda en este navegador.',
  'filters.near.reach': 'A menos de',
  'filters.near.within': 'A menos de {distance} de {place}',
  'filters.near.you': 'donde usted está',
  'filters.near.asked': 'Buscando…',
  'filters.near.ambiguous': 'Hay varias opciones. ¿A cuál se refiere?',
  'filters.near.unknown':
    'No hay ningún código postal ni ciudad “{text}” en nuestra lista. Revise cómo está escrito o ingrese un código postal de cinco dígitos.',
  'filters.near.failed': 'No se pudo cargar la lista de códigos postales. Inténtelo de nuevo.',
  'filters.near.no-position':
    'Su navegador no indicó dónde está usted. Ingrese un código postal o una ciudad.',
  'filters.away': 'a {distance}',
  'filters.away.about': 'a {distance}, aproximadamente',
  'filters.chosen': 'Filtros en uso',
  'filters.remove': 'Quitar el filtro: {name}',
  'filters.clear': 'Quitar todos los filtros',
  'filters.matches':
    '{count, plural, =0 {Ningún horario coincide.} one {# horario coincide.} other {# horarios coinciden.}}',
  'filters.none.title': 'Ningún horario coincide',
  'filters.none.text':
    'Desde ahora hasta el {date} no hay ningún horario que cumpla con todo esto: {choices}.',
  'filters.none.let-go': 'Puede prescindir de uno de ellos:',
  'filters.none.together': 'Prescindir de uno solo no hace aparecer ningún horario.',
  'filters.none.clear': 'Quitar todos los filtros ({count})',

  'empty.title': 'No se encontraron horarios',
  'empty.text':
    'No hay citas para reservar en línea desde ahora hasta el {date}. Se pueden agregar horarios cualquier día.',
  'error.title': 'En este momento no se pueden mostrar los horarios',
  'error.setup': 'Esta página no está configurada correctamente. Esto no indica si hay horarios.',
  'error.network':
    'No pudimos acceder a la lista de horarios de la clínica. Esto no indica si hay horarios.',
  'error.offline':
    'Este dispositivo no está conectado a internet. Los horarios aparecerán cuando lo esté.',
  'error.unreadable':
    'No se pudo leer la lista de horarios de la clínica. Esto no indica si hay horarios.',
  'error.unauthorized':
    'La lista de horarios de la clínica no está abierta para esta página. Esto no indica si hay horarios.',
  'error.rate-limited':
    'Demasiadas personas están consultando en este momento. Inténtelo de nuevo en un minuto.',
  'error.partial':
    'Algunos horarios no se pudieron cargar. Puede haber más de los que se muestran aquí.',
  'error.booking':
    'No se pudo cargar lo necesario para reservar este horario. Inténtelo de nuevo o pregunte a la clínica.',
  'error.ask': 'Inténtelo más tarde o consulte con la clínica.',
  'stale.loading': 'Estos horarios son del {when}. Buscando otros más recientes…',
  'stale.failed': 'Estos horarios son del {when}. No se pudieron cargar otros más recientes.',
  'held-back.text':
    'Estos son los horarios más próximos. Cargar todos puede consumir muchos datos.',
  'held-back.load': 'Cargar todos los horarios',
  'retry': 'Intentar de nuevo',
};
