import type { AttemptStore } from '../../../src/booking/attempt-store.js';
import { IndexedDbStore } from '../../../src/booking/indexed-db-store.js';
import { buildReturnUrl, readHandoff, type PortalAnswer } from '../../../src/portal.js';
import { slotAt } from '../../../src/testing.js';
import { Moment } from './moment.js';
import { SchedulerDocument } from './scheduler-document.js';
import { Tab } from './tab.js';
import { Windows } from './windows.js';

const begin = Date.parse('2026-11-23T14:00:00Z');
const home = 'https://clinic.example/find?clinic=7';
const slot = slotAt('2026-12-01T14:00:00Z', { bookingUrl: 'https://portal.example/book?slot=1' });
/** Travels with every answer, and must be kept nowhere. */
const token = 'one-time-token';

/** In a tab of its own; or in this one, which is gone at once or only when the portal answers. */
export type Way = 'beside' | 'at once' | 'slowly';

/**
 * A browser with several tabs, and a portal: real controllers, a real database, real
 * messages. What a page has no hold of is played: navigation, the clock, and a storage
 * that refuses for a while.
 */
export class World {
  minutes = 0;
  storageFails = false;
  readonly tabs: Tab[] = [];
  /** Every kind of event that was heard. */
  readonly told = new Set<string>();
  readonly #documents: SchedulerDocument[] = [];
  readonly #store = new IndexedDbStore(() => indexedDB);
  readonly #moment = new Moment();
  readonly #windows = new Windows(this.#moment);
  /** Somebody who only looks. */
  readonly #observer = this.#document(-1, home, new Tab(-1));
  /** Where patients arrived at the portal, by attempt. */
  readonly #arrivals = new Map<string, string>();
  #tabCount = 0;
  #gestures = 0;

  /** A tab that shows nothing yet. */
  newTab(): Tab {
    const tab = new Tab(this.#tabCount++);
    this.tabs.push(tab);
    return tab;
  }

  /** Shows an address of the page in a tab, in a new document. */
  async opens(tab: Tab, address = home): Promise<SchedulerDocument> {
    tab.document?.end();
    tab.left?.end();
    tab.left = undefined;
    tab.document = this.#document(this.#documents.length, address, tab);
    this.#documents.push(tab.document);
    this.#windows.within(tab.document, () => tab.document?.begin());
    await this.#moment.passes();
    return tab.document;
  }

  /** Leaves for the portal, as one may. Answers the attempt, if it can be answered. */
  async leaves(tab: Tab, way: Way, presses: number): Promise<string | undefined> {
    const { document } = tab;
    if (!document) throw new Error('The portal is shown already');
    await document.choose(slot);
    await this.#moment.passes();
    const launch = way === 'beside' ? 'tab' : 'redirect';
    const url = document.press((this.#gestures += 5_000), presses, launch);
    const putOff = this.#moment.putOff();
    if (way === 'slowly') await putOff();
    else tab.putOff = putOff;
    if (way !== 'beside') {
      document.sleep();
      [tab.left, tab.document] = [document, undefined];
    }
    await this.#moment.passes();
    const given = new URL(url).searchParams;
    const id = given.get('booking-referral') ?? '';
    if (!given.has('state')) return undefined;
    this.#arrivals.set(id, url);
    return id;
  }

  /** The address with which the portal answers to an attempt. */
  answer(id: string, answer: PortalAnswer): string {
    const allowedReturnOrigins = ['https://clinic.example'];
    const handoff = readHandoff(this.#arrivals.get(id) ?? '', { allowedReturnOrigins });
    return buildReturnUrl(handoff, { resultToken: token, ...answer });
  }

  /** Goes back from the portal to the document that led there. */
  async goesBack(tab: Tab): Promise<void> {
    [tab.document, tab.left] = [tab.left, undefined];
    tab.document?.wake();
    await this.#moment.passes();
    await tab.putOff();
  }

  async closes(tab: Tab): Promise<void> {
    tab.document?.end();
    tab.left?.end();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await this.#moment.passes();
  }

  /** What was heard in all documents since somebody last asked. */
  heard(): readonly string[] {
    const heard = this.#documents.flatMap((document) => document.heard());
    for (const [, ending = '', , relayed] of heard.map((words) => words.split(' ')))
      this.told.add(relayed ? `${ending}, ${relayed}` : ending);
    return heard;
  }

  /** Every attempt that the patient left with, and its status. */
  async list(): Promise<readonly string[]> {
    const attempts = await this.#observer.attempts();
    return attempts.map(({ id, status, appointment }) => {
      const isSame = !appointment || appointment.status === status;
      return `${id} ${status}${appointment ? ' with an Appointment' : ''}${isSame ? '' : ' of another status'}`;
    });
  }

  /** Whether anything that may be kept nowhere is kept in this browser. */
  async keepsTooMuch(): Promise<boolean> {
    const stored = this.tabs.map((tab) => [...tab.stored]);
    return JSON.stringify([await this.#store.list(), stored]).includes(token);
  }

  /** Closes everything, and gives the page back what was taken from it. */
  async ends(): Promise<void> {
    for (const tab of [...this.tabs]) await this.closes(tab);
    this.#windows.end();
    this.#moment.end();
    await this.#store.clear();
  }

  #document(number: number, address: string, { storage }: Tab): SchedulerDocument {
    return new SchedulerDocument(number, address, {
      clock: () => new Date(begin + this.minutes * 60_000),
      tabStorage: storage,
      ask: (question) => this.#ask(question),
    });
  }

  async #ask<T>(question: (store: AttemptStore) => Promise<T>): Promise<T> {
    const done = this.#moment.begins();
    try {
      if (this.storageFails) throw new DOMException('refused', 'UnknownError');
      return await question(this.#store);
    } finally {
      done();
    }
  }
}
