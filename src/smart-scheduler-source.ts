import { ContextConsumer } from '@lit/context';
import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { schedulerContext } from './page/scheduler-context.js';

/**
 * One feed of a `<smart-scheduler>`, beside or instead of its own `endpoint`.
 * It shows nothing itself.
 *
 * @tag smart-scheduler-source
 */
export class SmartSchedulerSource extends ReactiveElement {
  /** FHIR base URL, or address of a SMART Scheduling Links manifest; may be relative. */
  @property() endpoint: string | undefined;

  /** `auto` (by the address), `bulk-publish` or `slot-search`. */
  @property() protocol: string | undefined;

  /** Parameters for every Slot search at this feed, written as on `<smart-scheduler>`, whose own count for its `endpoint` only. */
  @property({ attribute: 'search-parameters' }) searchParameters: string | undefined;

  /** States whose files of a publication are read, as on `<smart-scheduler>`, whose own count where there are none here. */
  @property() states: string | undefined;

  /** What to call this feed when it has trouble. */
  @property() label: string | undefined;

  /** IANA zone of places whose zone the data do not tell. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  /** `instant` or `clock`: which part of a published time is right. */
  @property() times: string | undefined;

  readonly #scheduler = new ContextConsumer(this, {
    context: schedulerContext,
    callback: () => this.#declare(),
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheduler.value?.feeds.withdraw(this);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override updated() {
    this.#declare();
  }

  #declare() {
    const { endpoint, protocol, searchParameters, states, label, timeZone, times } = this;
    const feed = { endpoint, protocol, searchParameters, states, label, timeZone, times };
    this.#scheduler.value?.feeds.declare(this, feed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'smart-scheduler-source': SmartSchedulerSource;
  }
}
