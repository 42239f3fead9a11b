import type { QueryWishes } from '../availability/query.js';
import { isSecure } from '../model/secure-url.js';
import { isCalendarDate, type CalendarDate } from '../time/calendar-date.js';
import { after, parseDuration, type Duration } from '../time/duration.js';
import { isZone } from '../time/zone.js';
import type { Launch } from './events.js';

/** The element's settings as a page writes them; each may be missing or wrong. */
export interface Settings {
  readonly endpoint?: string | undefined;
  readonly protocol?: string | undefined;
  readonly recordsEndpoint?: string | undefined;
  readonly linkSource?: string | undefined;
  readonly returnUrl?: string | undefined;
  readonly launch?: string | undefined;
  readonly portalOrigins?: string | undefined;
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
  /** Absolute, or why there is none. */
  readonly endpoint: EndpointSetting;
  readonly protocol: string;
  readonly recordsEndpoint: string | undefined;
  readonly linkSource: string | undefined;
  readonly returnUrl: string | undefined;
  readonly launch: Launch;
  readonly portalOrigins: readonly string[];
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

const minute = 60_000;

/** Reads the settings: what is out of range becomes the nearest allowed, what cannot be read the default. */
export function configure(settings: Settings, page: URL): Configuration {
  return {
    endpoint: endpointOf(settings.endpoint, page),
    protocol: oneOf(settings.protocol, ['auto', 'bulk-publish', 'slot-search', 'find']) ?? 'auto',
    recordsEndpoint: webAddress(settings.recordsEndpoint, page),
    linkSource: settings.linkSource || undefined,
    returnUrl: settings.returnUrl || undefined,
    // What is remembered in this tab only, another tab could not take back.
    launch:
      settings.remember === 'tab'
        ? 'redirect'
        : (oneOf(settings.launch, ['redirect', 'tab']) ?? 'redirect'),
    portalOrigins: (words(settings.portalOrigins) ?? []).map(originOf),
    timeZone: settings.timeZone && isZone(settings.timeZone) ? settings.timeZone : undefined,
    times: oneOf(settings.times, ['instant', 'clock']) ?? 'instant',
    hourCycle: oneOf(settings.hourCycle, ['h12', 'h23']),
    startDate:
      settings.startDate && isCalendarDate(settings.startDate) ? settings.startDate : undefined,
    days: within(settings.days, 1, 14),
    wishes: wishesOf(settings),
    contactPhone: settings.contactPhone || undefined,
    contactUrl: webAddress(settings.contactUrl, page),
    mapUrl: settings.mapUrl?.includes('{query}') ? settings.mapUrl : undefined,
    headingLevel: within(settings.headingLevel, 1, 6) ?? 2,
    attemptTtl: Math.min(
      Math.max(after(0, duration(settings.attemptTtl, 'PT2H')), 5 * minute),
      24 * 60 * minute,
    ),
    remember: oneOf(settings.remember, ['device', 'tab']) ?? 'device',
  };
}

/** An endpoint's address made absolute, or a sentence for the webmaster. */
export function endpointOf(endpoint: string | undefined, page: URL): EndpointSetting {
  if (!endpoint?.trim()) {
    return {
      fault: 'endpoint-missing',
      message:
        'the "endpoint" attribute is missing; set it to the address of your $bulk-publish manifest',
    };
  }
  const url = webAddress(endpoint, page);
  return url === undefined
    ? {
        fault: 'endpoint-invalid',
        message: `endpoint="${endpoint}" is not an https address (http is for localhost only, and no user name may be in it)`,
      }
    : { url };
}

function wishesOf(settings: Settings): QueryWishes {
  const filters = {
    practitioner: words(settings.practitioner),
    location: words(settings.location),
    organization: words(settings.organization),
    specialty: words(settings.specialty),
    serviceType: words(settings.serviceType),
    visitMode: oneOf(settings.visitMode, ['in-person', 'virtual']),
    patientType: oneOf(settings.patientType, ['new', 'existing']),
  };
  return {
    horizon: duration(settings.horizon, 'P60D'),
    minNotice: duration(settings.minNotice, 'PT0S'),
    ...(Object.fromEntries(
      Object.entries(filters).filter(([, value]) => value !== undefined),
    ) as Omit<QueryWishes, 'horizon' | 'minNotice'>),
  };
}

function webAddress(address: string | undefined, page: URL): string | undefined {
  if (!address?.trim() || !URL.canParse(address, page.href)) return undefined;
  const url = new URL(address, page.href);
  return isSecure(url) ? url.href : undefined;
}

/** An origin as a browser writes it: a page may have added a slash or capitals. */
function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}

function duration(text: string | undefined, fallback: 'P60D' | 'PT0S' | 'PT2H'): Duration {
  return parseDuration(text ?? fallback) ?? (parseDuration(fallback) as Duration);
}

function words(text: string | undefined): readonly string[] | undefined {
  const list = text?.split(/\s+/).filter(Boolean);
  return list?.length ? list : undefined;
}

function oneOf<T extends string>(text: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((value) => value === text);
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  const number = Math.round(Number(value));
  return (value ?? undefined) === undefined || Number.isNaN(number)
    ? undefined
    : Math.min(Math.max(number, least), most);
}
