import type { Patient, Reference } from 'fhir/r4';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { findOpening, type Opening } from './availability/day-window.js';
import type { Group } from './availability/group.js';
import { openingsNear } from './availability/openings-near.js';
import { zoneShown } from './availability/zone-shown.js';
import { isAppointmentAt } from './booking/appointment-reference.js';
import type { AttemptStore } from './booking/attempt-store.js';
import { attemptStoreOn } from './booking/device-storage.js';
import { toReturnUrl } from './booking/return-url.js';
import { shownOutcome, type Returned } from './booking/returned.js';
import { undocumentedNames } from './booking/undocumented-names.js';
import type { CalendarFile } from './components/calendar-link.js';
import { confirmation, type Confirmation } from './components/confirmation.js';
import { journeyStyles } from './components/journey.styles.js';
import { titleOf } from './components/outcome-words.js';
import { pendingNotice, type Pending } from './components/pending.js';
import { summaryPanel } from './components/summary.js';
import type { View } from './components/view.js';
import { HandoffController } from './controllers/handoff-controller.js';
import {
  ReconciliationController,
  type RecordsAccess,
} from './controllers/reconciliation-controller.js';
import { OnDemand } from './controllers/on-demand.js';
import { ReturnController } from './controllers/return-controller.js';
import { toAppointment } from './fhir/appointment.js';
import { patientReference } from './fhir/patient-reference.js';
import type { AuditEntry } from './fhir/audit-event.js';
import type { MessageKey } from './i18n/catalogue/catalogue.js';
import { enJourney } from './i18n/catalogue/en-journey.js';
import { learn } from './i18n/languages.js';
import type { Attempt } from './model/attempt.js';
import type { Clock } from './model/clock.js';
import type { Slot } from './model/slot.js';
import { announceReturn } from './page/announce-return.js';
import { audit } from './page/audit.js';
import type { Configuration } from './page/configuration.js';
import { announce, type Launch } from './page/events.js';
import { recordsEndpointFor } from './page/records-endpoint.js';
import { PortalWindows } from './page/portal-windows.js';
import type { Teller } from './page/teller.js';
import { device, isFramedAtHome, pageUrl } from './this-browser.js';
import { viewerZone } from './time/zone.js';

learn(enJourney);

/** What a page sets for the journey. */
interface JourneyPage {
  readonly patient: Patient | Reference | undefined;
  readonly attemptStore: AttemptStore | undefined;
  readonly getAccessToken: ((endpoint: string) => Promise<string | undefined>) | undefined;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** What the journey needs of the element. */
export interface JourneyPorts {
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly page: JourneyPage;
  readonly teller: Teller;
  /** The endpoints whose slots are shown here. */
  readonly endpoints: () => ReadonlySet<string | undefined>;
  /** The FHIR servers that slots are got from. */
  readonly fhirBases: () => readonly string[];
  /** What the patient wants of what is offered, and all of that. */
  readonly wanted: () => readonly Group[];
  readonly offered: () => readonly Group[];
  /** Shows an opening and chooses it, also anew. */
  readonly begin: (opening: Opening) => void;
  /** Lets go of a slot, where it is the chosen one. */
  readonly letGo: (slot: Slot) => void;
  /** Presses a control for the patient, once it is there. */
  readonly press: (selector: string) => void;
  readonly say: (key: MessageKey) => Promise<void>;
  readonly focus: (selector: string) => Promise<void>;
  /** Asks for times again, as soon as publishers may be asked. */
  readonly searchAgain: () => void;
  /** Forgets everything on this device. */
  readonly forget: () => void;
}

/** The time that the patient has chosen. */
export interface Chosen {
  readonly slot: Slot;
  /** Whether it is no longer offered. */
  readonly isGone: boolean;
  readonly onClose: () => void;
}

/** The patient's way to the portal and back: leaving, waiting, coming home, and what the records say. */
export class Journey {
  static readonly styles = journeyStyles;
  /** Resolves when a return was taken, and what this browser remembers is known. */
  readonly ready: Promise<void>;

  #stores: { readonly of: unknown; readonly store: AttemptStore } | undefined;
  readonly #portalWindows = new PortalWindows();
  readonly #calendar: OnDemand<CalendarFile>;
  readonly #handoff: HandoffController;
  readonly #returns: ReturnController;
  readonly #reconciliation: ReconciliationController;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ports: JourneyPorts;

  constructor(host: ReactiveControllerHost & HTMLElement, ports: JourneyPorts) {
    this.#host = host;
    this.#ports = ports;
    const { configuration, clock, teller, page } = ports;
    const store = () => this.#store;
    this.#calendar = new OnDemand(host, async () => {
      const { calendarFile } = await import('./booking/calendar-file.js');
      return calendarFile;
    });
    this.#reconciliation = new ReconciliationController(host, {
      access: (slot) => this.#recordsAccess(slot),
      records: () => this.#returns.records,
      reconciled: (returned, { result, appointment }) => {
        const attemptId = returned.record.id;
        const assurance = 'reconciled';
        // Who has gone on meanwhile must learn that the visit is not as they were told.
        if (result !== 'confirmed') this.#returns.show(returned);
        announce(host, 'scheduler-reconciled', { attemptId, appointment, assurance, result });
        this.#audit('reconciliation', result, attemptId);
        void ports.say(
          result === 'confirmed' ? 'reconciled.confirmed' : `reconciled.${result}.title`,
        );
      },
    });
    this.#handoff = new HandoffController(host, {
      configuration,
      store,
      clock,
      tabStorage: device.sessionStorage,
      random: (bytes) => crypto.getRandomValues(bytes),
      page: pageUrl,
      tell: (code, message, cause) => {
        teller.tell(code, message, { cause });
        if (code === 'popup-blocked') void ports.say('book.window-blocked');
      },
      leave: (departure, record) => {
        const proceeds = announce(host, 'scheduler-booking-started', departure, true);
        if (record) this.#returns.started(record);
        this.#audit('hand-off', 'started', departure.attemptId);
        return proceeds;
      },
      openWindow: (url, attemptId) => this.#portalWindows.open(url, attemptId),
      canReturn: () => this.#canReturn,
      press: () => ports.press('[part=book]'),
    });
    this.#returns = new ReturnController(host, {
      address: () => location.href,
      replaceAddress: (address) => this.#replaceAddress(address),
      store,
      clock,
      tabStorage: device.sessionStorage,
      deviceStorage: device.localStorage,
      markStorage: () =>
        configuration().remember === 'tab' ? device.sessionStorage() : device.localStorage(),
      toAppointment: (slot, outcome) =>
        toAppointment(slot, outcome, patientReference(page.patient)),
      isAppointment: (reference) => isAppointmentAt(configuration().recordsEndpoint, reference),
      asksAbout: (returned) => this.#reconciliation.asksAbout(returned),
      ended: (returned, relayed, isAsked) => void this.#ended(returned, relayed, isAsked),
    });
    this.ready = this.#returns.ready;
  }

  /** Gets leaving with a slot ready; without one, lets go of what was ready. */
  prepare(slot: Slot | undefined): void {
    if (slot) {
      this.#returns.dismiss();
      // Another tab may have left with the same time meanwhile.
      void this.#returns.refresh();
    }
    void this.#handoff.prepare(slot);
  }

  /** Slots that nobody should be offered again here. */
  get usedUp(): ReadonlySet<string> {
    return this.#returns.usedUp;
  }

  /** The attempts that this browser remembers, newest first, each with what is known of its Appointment. */
  async attempts(): Promise<readonly Attempt[]> {
    await this.#returns.refresh();
    return this.#returns.attempts.map((attempt) => {
      const records = this.#reconciliation.of(attempt.id);
      return typeof records === 'object'
        ? { ...attempt, appointment: records.appointment }
        : attempt;
    });
  }

  /** Forgets every attempt and what became of it. */
  async forget(): Promise<void> {
    this.#returns.dismiss();
    await this.#handoff.release();
    this.#reconciliation.forget();
    await this.#returns.forget();
  }

  /** What the element is in, as far as the journey says. */
  state(chosen: Slot | undefined): string | undefined {
    const { returned } = this.#returns;
    if (returned) return shownOutcome(returned)?.outcome ?? 'rejected';
    const pending = this.#pending();
    if (chosen && chosen.id !== pending?.attempt.slot.id) return 'chosen';
    return pending && 'pending';
  }

  /** The chosen time and where it leads. */
  panel(view: View, { slot, isGone, onClose }: Chosen): TemplateResult {
    return summaryPanel(view, {
      slot,
      zone: zoneOf(slot),
      handoff: isGone ? { kind: 'gone' } : this.#handoff.handoff,
      launch: this.#launch,
      earlier: this.#returns.earlierAt(slot),
      onBook: (event) => this.#handoff.press(event, this.#launch),
      onClose,
    });
  }

  /** What became of an attempt, or an attempt that nobody has answered. */
  notices(view: View): TemplateResult {
    const [outcome, open] = [this.#confirmation(), this.#pending()];
    return html`${outcome ? confirmation(view, outcome) : nothing}
    ${open ? pendingNotice(view, open) : nothing}`;
  }

  #pending(): Pending | undefined {
    if (this.#returns.returned) return undefined;
    const { endpoints, forget } = this.#ports;
    const attempt = this.#returns.openAttempt(endpoints());
    const link = attempt && this.#handoff.resume(attempt);
    return (
      link && {
        attempt,
        link,
        newTab: this.#launch !== 'redirect',
        zone: zoneOf(attempt.slot),
        onAgain: this.#again(attempt.slot, () => this.#returns.putAside(attempt)),
        onNotBooked: () => {
          this.#returns.putAside(attempt);
          this.#goOn();
        },
        onForget: forget,
      }
    );
  }

  #confirmation(): Confirmation | undefined {
    const { returned } = this.#returns;
    if (!returned) return undefined;
    const { begin, wanted, forget } = this.#ports;
    const { record } = returned;
    const outcome = shownOutcome(returned)?.outcome;
    const isLost = outcome === 'failed' || outcome === 'cancelled';
    return {
      returned,
      records: this.#reconciliation.of(record?.id),
      calendarFile: this.#calendar.part,
      zoneOf,
      mayBeBooked: Boolean(record && isLost && this.#returns.earlierAt(record.slot, record)),
      alternatives: record && outcome === 'failed' ? openingsNear(wanted(), record.slot, 3) : [],
      onChoose: begin,
      onAgain: record && isLost ? this.#again(record.slot) : undefined,
      onDismiss: () => {
        this.#returns.dismiss();
        this.#goOn();
      },
      onForget: forget,
    };
  }

  get #store(): AttemptStore {
    const { attemptStore } = this.#ports.page;
    const { remember } = this.#ports.configuration();
    const of = attemptStore ?? remember;
    if (this.#stores?.of !== of)
      this.#stores = { of, store: attemptStoreOn(device, remember, attemptStore) };
    return this.#stores.store;
  }

  /** How the provider's records of a slot can be asked, where the page lets them be asked. */
  #recordsAccess(slot: Slot): RecordsAccess | undefined {
    const { page, configuration, fhirBases } = this.#ports;
    const endpoint = recordsEndpointFor(slot, configuration(), fhirBases());
    if (!page.getAccessToken || endpoint === undefined) return undefined;
    return {
      endpoint,
      accessToken: async () => page.getAccessToken?.(endpoint),
      fetch: page.fetch ?? ((input, init) => fetch(input, init)),
    };
  }

  get #launch(): Launch {
    return window.top === window ? this.#ports.configuration().launch : 'tab';
  }

  /** Out of a frame the portal returns to another tab, and browsers keep the storages of frames of other sites apart. */
  get #canReturn(): boolean {
    if (window.top === window) return true;
    return this.#ports.configuration().remember === 'device' && isFramedAtHome();
  }

  /** What begins anew with a slot, where it is still offered. */
  #again(slot: Slot, before?: () => void): (() => void) | undefined {
    const opening = findOpening(this.#ports.offered(), slot.id);
    return (
      opening &&
      (() => {
        before?.();
        this.#ports.begin(opening);
      })
    );
  }

  #goOn() {
    void this.#ports.focus('[part~=slot]');
  }

  async #ended(returned: Returned, relayed: boolean, isAsked: boolean) {
    const { clock, focus, say } = this.#ports;
    // A router may have taken the element away while the store was asked.
    const isHere = this.#host.isConnected;
    announceReturn(isHere ? this.#host : document, returned, clock().toISOString(), relayed);
    if (!isHere) return;
    if (returned.record && shownOutcome(returned)?.outcome === 'booked')
      this.#ports.letGo(returned.record.slot);
    if (shownOutcome(returned)?.reason === 'slot-unavailable') this.#ports.searchAgain();
    if (!returned.code) void this.#calendar.load();
    const isBack = relayed && this.#portalWindows.close(returned.record?.id ?? '');
    // Once for a visit; a window that is closed asks nobody any more.
    if (!isAsked || isBack) void this.#reconciliation.ask(returned);
    // What another tab did takes nobody's focus here, unless the patient looks at this one again.
    if (!relayed || isBack) await focus('#confirmation-heading');
    // What the records say has been said by now, or will be.
    if (typeof this.#reconciliation.of(returned.record?.id) !== 'object')
      await say(titleOf(returned, undefined));
  }

  #replaceAddress(address: string) {
    history.replaceState(history.state, '', address);
    const returnUrl = toReturnUrl(this.#ports.configuration().returnUrl, pageUrl());
    const names = undocumentedNames(address, returnUrl ?? '');
    if (names.length > 0) console.warn('smart-scheduler: the portal returned undocumented', names);
  }

  #audit(action: AuditEntry['action'], outcome: string, attemptId: string) {
    const recorded = this.#ports.clock().toISOString();
    audit(this.#host, { action, outcome, recorded }, false, attemptId);
  }
}

/** The zone whose clocks a slot is shown in. */
function zoneOf(slot: Slot): string {
  return zoneShown(slot, viewerZone());
}
