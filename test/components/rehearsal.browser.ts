import { expect } from 'chai';
import { departureKey } from '../../src/booking/trace.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

type Scheduler = typeof SmartScheduler;

/** What a page notices of a script, and what the browser keeps and loads because of it. */
async function watchPage() {
  const noticed: unknown[] = [];
  const { fetch } = window;
  const { warn, error } = console;
  const { dispatchEvent } = EventTarget.prototype;
  const note = ({ reason }: PromiseRejectionEvent) => void noticed.push(reason);
  const observer = new MutationObserver((changes) => void noticed.push(...changes));
  const scripts = () => performance.getEntriesByType('resource').map(({ name }) => name);
  const kept = async () =>
    JSON.stringify([localStorage, sessionStorage, location, await indexedDB.databases()]);
  performance.setResourceTimingBufferSize(10_000);
  const [keptBefore, scriptsBefore] = [await kept(), new Set(scripts())];
  console.warn = console.error = (...words: unknown[]) => void noticed.push(words);
  window.fetch = (input) => {
    noticed.push(input);
    return Promise.reject(new TypeError('nobody is to be asked'));
  };
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event instanceof CustomEvent) noticed.push(event.type);
    return dispatchEvent.call(this, event);
  };
  addEventListener('unhandledrejection', note);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  /** Waits for whatever a script does some time after, and tells what was noticed. */
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    observer.disconnect();
    removeEventListener('unhandledrejection', note);
    EventTarget.prototype.dispatchEvent = dispatchEvent;
    Object.assign(window, { fetch });
    Object.assign(console, { warn, error });
    noticed.push(...scripts().filter((name) => !scriptsBefore.has(name)));
    return (await kept()) === keptBefore ? noticed : [...noticed, await kept()];
  };
}

const { attachShadow } = Element.prototype;
/** Elements that got something to show, on a page or not. */
let shown: Element[] = [];
watchElements();

function watchElements() {
  Element.prototype.attachShadow = function (init) {
    shown.push(this);
    return attachShadow.call(this, init);
  };
}

describe('first times', () => {
  const { getItem } = Storage.prototype;
  const times = () => shown[0]?.shadowRoot?.querySelectorAll('[part~=slot]').length ?? 0;

  before('are rehearsed where the browser tells that it has nothing better to do', async () => {
    if (!('requestIdleCallback' in window)) return;
    await until(
      () => times() > 0,
      () => 'nothing was rehearsed when the tag was registered',
    );
  });
  beforeEach(() => {
    shown = [];
    watchElements();
  });
  afterEach(() => {
    Object.assign(Element.prototype, { attachShadow });
    Object.assign(Storage.prototype, { getItem });
  });

  /** The element as a page that has just come has it, under a tag of its own. */
  async function anew(tag: string): Promise<Scheduler> {
    const path = `/src/smart-scheduler.ts?${tag}`;
    const copy = ((await import(path)) as { SmartScheduler: Scheduler }).SmartScheduler;
    customElements.define(tag, copy);
    return copy;
  }

  /** An element with a time on the page. */
  async function open(tag: string): Promise<SchedulerPage> {
    const source = memorySource([slotAt('2026-11-24T14:00:00.000Z')]);
    const element = document.createElement(tag) as SmartScheduler;
    Object.assign(element, { sources: [source], now: () => new Date('2026-11-23T14:00:00Z') });
    document.body.append(element);
    const page = SchedulerPage.around(element);
    await page.becomes('ready');
    return page;
  }

  it('are rehearsed once, and the page hears and sees nothing of it, nor does the network', async () => {
    Object.defineProperty(navigator, 'languages', { value: ['es'], configurable: true });
    const copy = await anew('rehearsed-scheduler');
    const noticed = await watchPage();
    await copy.rehearse();
    expect(times()).to.be.above(0);
    await copy.rehearse();
    expect(await noticed()).to.deep.equal([]);
    expect(shown.map(({ isConnected }) => isConnected)).to.deep.equal([false]);
    Reflect.deleteProperty(navigator, 'languages');
  });

  it('come as they would, and nobody hears why, where they cannot be rehearsed', async () => {
    const copy = await anew('forbidden-scheduler');
    const noticed = await watchPage();
    Element.prototype.attachShadow = () => {
      throw new Error('not here');
    };
    const outcome = await copy.rehearse().catch(String);
    Object.assign(Element.prototype, { attachShadow });
    expect(outcome).to.equal('Error: not here');
    expect(await noticed()).to.deep.equal([]);
    (await open('forbidden-scheduler')).close();
  });

  it('are not rehearsed for a patient who may wait for a portal’s answer', async () => {
    const copy = await anew('awaited-scheduler');
    sessionStorage.setItem(departureKey, 'a note');
    await copy.rehearse();
    sessionStorage.removeItem(departureKey);
    expect(shown).to.deep.equal([]);
    await copy.rehearse();
    expect(shown).to.have.length(1);
  });

  it('are not rehearsed where an element has shown its own', async () => {
    const copy = await anew('early-scheduler');
    const page = await open('early-scheduler');
    await copy.rehearse();
    expect(shown).to.deep.equal([page.element]);
    page.close();
  });

  it('are rehearsed without the filters that a patient has on the page', async () => {
    const copy = await anew('filtered-scheduler');
    let asked: string[] = [];
    Storage.prototype.getItem = function (key) {
      if (key.includes('filters')) asked.push(key);
      return getItem.call(this, key);
    };
    await copy.rehearse();
    const rehearsed = asked;
    asked = [];
    const page = await open('filtered-scheduler');
    expect([rehearsed.length, asked.length].every(Boolean)).to.equal(true);
    expect(asked).not.to.include.members(rehearsed);
    page.close();
  });
});
