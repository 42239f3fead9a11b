import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttemptRecord } from '../booking/attempt-record.js';
import type { Returned } from '../booking/returned.js';
import type { Reconciliation } from '../model/reconciliation.js';

/** What the controller needs of the element. */
export interface ReconciliationControllerPorts {
  /** Where the records are, and the page's token for them; nothing where either is missing. */
  readonly access: () => RecordsAccess | undefined;
  readonly reconciled: (record: AttemptRecord, reconciliation: Reconciliation) => void;
}

export interface RecordsAccess {
  readonly endpoint: string;
  readonly accessToken: () => Promise<string | undefined>;
  readonly fetch: typeof fetch;
}

/**
 * Asks the provider's own records about what the portal called booked. What they say is
 * known for as long as the page is there, and written nowhere: it was got with a token.
 */
export class ReconciliationController implements ReactiveController {
  readonly #answers = new Map<string, Reconciliation | 'asking'>();
  #stop = new AbortController();
  readonly #host: ReactiveControllerHost;
  readonly #ports: ReconciliationControllerPorts;

  constructor(host: ReactiveControllerHost, ports: ReconciliationControllerPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const [attemptId, answer] of this.#answers)
      if (answer === 'asking') this.#answers.delete(attemptId);
  }

  /** What the records say of an attempt, or that they are being asked. */
  of(attemptId: string | undefined): Reconciliation | 'asking' | undefined {
    return this.#answers.get(attemptId ?? '');
  }

  /** Forgets what the records said. */
  forget(): void {
    this.hostDisconnected();
    this.#answers.clear();
  }

  /** Asks about a return that says: booked. */
  async ask(returned: Returned): Promise<void> {
    const access = this.#ports.access();
    if (!access || returned.code || !returned.appointment) return;
    const { record, appointment, appointmentRef } = returned;
    const { signal } = this.#stop;
    this.#become(record.id, 'asking');
    const answer = await import('../fhir/reconciliation.js')
      .then(({ reconcile }) =>
        reconcile(
          { slot: record.slot, appointment, appointmentRef },
          { ...access, signal, inconclusive },
        ),
      )
      .catch(inconclusive);
    if (signal.aborted) return;
    this.#become(record.id, answer ?? undefined);
    if (answer) this.#ports.reconciled(record, answer);
  }

  #become(attemptId: string, answer: Reconciliation | 'asking' | undefined) {
    if (answer) this.#answers.set(attemptId, answer);
    else this.#answers.delete(attemptId);
    this.#host.requestUpdate();
  }
}

/** The patient still has what the portal said; only the webmaster can do something. */
function inconclusive(cause: unknown): undefined {
  console.warn('smart-scheduler: the provider’s records could not be asked:', cause);
}
