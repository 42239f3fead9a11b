import type { QueryWishes } from '../availability/query.js';
import { isFhirBase } from '../model/manifest-url.js';
import { present } from '../model/present.js';
import { isSecure } from '../model/secure-url.js';
import { withoutQuery } from '../model/without-query.js';
import { isCalendarDate, type CalendarDate } from '../time/calendar-date.js';
import type { Launch } from './events.js';
import { SettingReader, type SettingFault } from './setting-reader.js';

/** The element's settings as a page writes them; each may be missing or wrong. */
export interface Settings {
  readonly endpoint?: string | undefined;
  readonly protocol?: string | undefined;
  readonly searchParameters?: string | undefined;
  readonly states?: string | undefined;
  readonly recordsEndpoint?: string | undefined;
  readonly linkSource?: string | undefined;
  readonly returnUrl?: string | undefined;
  readonly launch?: string | undefined;
  readonly portalOrigins?: string | undefined;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly times?: string | undefined;
  readonly hourCycle?: string | undefined;
  readonly startDate?: string | undefined;
  readonly days?: number | undefined;
  readonly horizon?: string | undefined;
  readonly minNotice?: string | undefined;
  readonly practitioner?: string | undefined;
  readonly location?: string | undefined;
  readonly organization?: string | undefined;
  readonly specialty?: string | undefined;
  readonly serviceType?: string | undefined;
  readonly visitMode?: string | undefined;
  readonly patientType?: string | undefined;
  readonly contactPhone?: string | undefined;
  readonly contactUrl?: string | undefined;
  readonly mapUrl?: string | undefined;
  readonly headingLevel?: number | undefined;
  readonly attemptTtl?: string | undefined;
  readonly remember?: string | undefined;
}

/** The settings as they count: read, checked, and with their defaults. */
export interface Configuration {
  readonly faults: readonly SettingFault[];
  /** Absolute, or why there is none. */
  readonly endpoint: EndpointSetting;
  readonly protocol: string;
  readonly searchParameters: string | undefined;
  /** Separated by spaces. */
  readonly states: string | undefined;
  readonly recordsEndpoint: string | undefined;
  /** Whether the page names `recordsEndpoint` itself; else it is the endpoint, where that is a FHIR server. */
  readonly namesRecords: boolean;
  readonly linkSource: string | undefined;
  readonly returnUrl: string | undefined;
  readonly launch: Launch;
  readonly portalOrigins: readonly string[];
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
  readonly times: 'instant' | 'clock';
  readonly hourCycle: 'h12' | 'h23' | undefined;
  readonly startDate: CalendarDate | undefined;
  /** `undefined`: as many as the width allows. */
  readonly days: number | undefined;
  readonly wishes: QueryWishes;
  readonly contactPhone: string | undefined;
  readonly contactUrl: string | undefined;
  readonly mapUrl: string | undefined;
  readonly headingLevel: number;
  /** Milliseconds. */
  readonly attemptTtl: number;
  readonly remember: 'device' | 'tab';
}

export type EndpointSetting =
  | { readonly url: string }
  | { readonly fault: 'endpoint-missing' | 'endpoint-invalid'; readonly message: string };

export const protocols = ['auto', 'bulk-publish', 'slot-search', 'find'] as const;

/** Reads the settings; those that do not count as written are in `faults`. */
export function configure(settings: Settings, page: URL): Configuration {
  const reader = new SettingReader();
  const address = (attribute: string, text: string | undefined) =>
    reader.read(attribute, text, (value) => webAddress(value, page));
  const endpoint = endpointOf(settings.endpoint, page);
  const protocol = reader.oneOf('protocol', settings.protocol, protocols, 'auto');
  const remember = reader.oneOf('remember', settings.remember, ['device', 'tab'], 'device');
  const records = address('records-endpoint', settings.recordsEndpoint);
  const launch = reader.oneOf('launch', settings.launch, ['redirect', 'tab', 'popup'], 'redirect');
  return {
    faults: reader.faults,
    endpoint,
    protocol,
    searchParameters: settings.searchParameters || undefined,
    states: settings.states || undefined,
    recordsEndpoint:
      records ??
      ('url' in endpoint && isFhirBase(endpoint.url, protocol) ? endpoint.url : undefined),
    namesRecords: records !== undefined,
    linkSource: settings.linkSource || undefined,
    returnUrl: settings.returnUrl || undefined,
    // What is remembered in this tab only, another tab could not take back.
    launch: remember === 'tab' ? 'redirect' : launch,
    portalOrigins: (words(settings.portalOrigins) ?? []).map(
      (text) => reader.read('portal-origins', text, originOf) ?? text,
    ),
    locale: reader.read('locale', settings.locale, localeOf),
    timeZone: reader.zone('time-zone', settings.timeZone),
    times: reader.oneOf('times', settings.times, ['instant', 'clock'], 'instant'),
    hourCycle: reader.oneOf('hour-cycle', settings.hourCycle, ['h12', 'h23'], undefined),
    startDate: reader.read('start-date', settings.startDate, (text) =>
      isCalendarDate(text) ? text : undefined,
    ),
    days: reader.within('days', settings.days, [1, 14], undefined),
    wishes: wishesOf(settings, reader),
    contactPhone: settings.contactPhone || undefined,
    contactUrl: address('contact-url', settings.contactUrl),
    mapUrl: reader.read('map-url', settings.mapUrl, (text) =>
      text.includes('{query}') ? text : undefined,
    ),
    headingLevel: reader.within('heading-level', settings.headingLevel, [1, 6], 2),
    attemptTtl: reader.lengthWithin('attempt-ttl', settings.attemptTtl, 'PT2H', ['PT5M', 'PT24H']),
    remember,
  };
}

/** An endpoint's address made absolute, or a sentence for the webmaster. */
export function endpointOf(endpoint: string | undefined, page: URL): EndpointSetting {
  if (!endpoint?.trim()) {
    return {
      fault: 'endpoint-missing',
      message:
        'the "endpoint" attribute is missing; set it to the base URL of your FHIR server, or to the address of your $bulk-publish manifest',
    };
  }
  const url = webAddress(endpoint, page);
  return url === undefined
    ? {
        fault: 'endpoint-invalid',
        message: `endpoint="${withoutSecrets(endpoint)}" is not an https address (http is for localhost only, and no user name may be in it)`,
      }
    : { url };
}

function wishesOf(settings: Settings, reader: SettingReader): QueryWishes {
  return {
    horizon: reader.duration('horizon', settings.horizon, 'P60D'),
    minNotice: reader.duration('min-notice', settings.minNotice, 'PT0S'),
    ...present({
      practitioner: words(settings.practitioner),
      location: words(settings.location),
      organization: words(settings.organization),
      specialty: words(settings.specialty),
      serviceType: words(settings.serviceType),
      visitMode: reader.oneOf(
        'visit-mode',
        settings.visitMode,
        ['in-person', 'virtual'],
        undefined,
      ),
      patientType: reader.oneOf(
        'patient-type',
        settings.patientType,
        ['new', 'existing'],
        undefined,
      ),
    }),
  };
}

function webAddress(address: string | undefined, page: URL): string | undefined {
  if (!address?.trim() || !URL.canParse(address, page.href)) return undefined;
  const url = new URL(address, page.href);
  return isSecure(url) ? url.href : undefined;
}

/** An address without its query and whoever is named before the host. */
function withoutSecrets(address: string): string {
  return withoutQuery(address).replace(/\/\/[^/]*@/, '//');
}

/** An origin as a browser writes it: a page may have added a slash or capitals. */
function originOf(text: string): string | undefined {
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
}

function localeOf(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

function words(text: string | undefined): readonly string[] | undefined {
  const list = text?.split(/\s+/).filter(Boolean);
  return list?.length ? list : undefined;
}
