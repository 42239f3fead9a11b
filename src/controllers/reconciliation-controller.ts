import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { Returned } from '../booking/returned.js';
import type { Reconciliation } from '../model/reconciliation.js';
import type { Slot } from '../model/slot.js';

/** A return that counts. */
type Taken = Extract<Returned, { readonly code?: undefined }>;

/** What the controller needs of the element. */
export interface ReconciliationControllerPorts {
  /** Where the records of a slot are, and the page's token for them; nothing where either is missing. */
  readonly access: (slot: Slot) => RecordsAccess | undefined;
  /** What is known of attempts, whichever tab made it known. */
  readonly records: () => readonly AttemptRecord[];
  readonly reconciled: (returned: Taken, reconciliation: Reconciliation) => void;
}

export interface RecordsAccess {
  readonly endpoint: string;
  readonly accessToken: () => Promise<string | undefined>;
  readonly fetch: typeof fetch;
}

/** An attempt about which the records are asked, or were. */
interface Enquiry {
  readonly stop: AbortController;
  readonly answer: Reconciliation | 'asking';
}

/**
 * Asks the provider's own records about what the portal called booked. What they say is
 * known for as long as the page is there, and written nowhere: it was got with a token. A
 * correction of what the portal said takes it away.
 */
export class ReconciliationController implements ReactiveController {
  readonly #enquiries = new Map<string, Enquiry>();
  readonly #host: ReactiveControllerHost;
  readonly #ports: ReconciliationControllerPorts;

  constructor(host: ReactiveControllerHost, ports: ReconciliationControllerPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  hostUpdate(): void {
    for (const record of this.#ports.records()) this.#letGoIfCorrected(record);
  }

  hostDisconnected(): void {
    for (const [attemptId, { answer }] of this.#enquiries)
      if (answer === 'asking') this.#letGo(attemptId);
  }

  /** What the records say of an attempt, or that they are being asked. */
  of(attemptId: string | undefined): Reconciliation | 'asking' | undefined {
    return this.#enquiries.get(attemptId ?? '')?.answer;
  }

  /** Forgets what the records said. */
  forget(): void {
    for (const attemptId of this.#enquiries.keys()) this.#letGo(attemptId);
  }

  /** Whether a return is one to ask about: it says booked, and there is somebody to ask. */
  asksAbout(returned: Returned): boolean {
    return this.#accessFor(returned) !== undefined;
  }

  /** Asks about a return, where it is one to ask about. */
  async ask(returned: Returned): Promise<void> {
    if (returned.record) this.#letGoIfCorrected(returned.record);
    const access = this.#accessFor(returned);
    if (!access || returned.code || !returned.appointment) return;
    const { record, appointment, appointmentRef } = returned;
    this.#letGo(record.id);
    const stop = new AbortController();
    const { signal } = stop;
    this.#enquiries.set(record.id, { stop, answer: 'asking' });
    this.#host.requestUpdate();
    const answer = await import('../fhir/reconciliation.js')
      .then(({ reconcile }) =>
        reconcile(
          { slot: record.slot, appointment, appointmentRef },
          { ...access, signal, inconclusive },
        ),
      )
      .catch(inconclusive);
    if (signal.aborted) return;
    if (answer) this.#enquiries.set(record.id, { stop, answer });
    else this.#letGo(record.id);
    this.#host.requestUpdate();
    if (answer) this.#ports.reconciled(returned, answer);
  }

  #accessFor({ code, record }: Returned): RecordsAccess | undefined {
    const isBooked = !code && record.outcomes.at(-1)?.outcome === 'booked';
    return isBooked ? this.#ports.access(record.slot) : undefined;
  }

  /** After a booking comes nothing but its correction. */
  #letGoIfCorrected({ id, outcomes }: AttemptRecord) {
    if (outcomes.length > 1) this.#letGo(id);
  }

  #letGo(attemptId: string) {
    this.#enquiries.get(attemptId)?.stop.abort();
    this.#enquiries.delete(attemptId);
  }
}

/** The patient still has what the portal said; only the webmaster can do something. */
function inconclusive(cause: unknown): undefined {
  console.warn('smart-scheduler: the provider’s records could not be asked:', cause);
}
