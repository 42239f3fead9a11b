import { expect } from 'chai';
import { departureKey } from '../../src/booking/trace.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource, slotAt } from '../../src/testing.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

type Scheduler = typeof SmartScheduler;

/** Puts another method in the place of an object's; what is given back undoes it. */
function replace<Of extends object, Name extends keyof Of>(of: Of, name: Name, method: Of[Name]) {
  const before = of[name];
  of[name] = method;
  return () => void (of[name] = before);
}

/** What a page notices of a script, and what is kept, asked and loaded because of it. */
function watchPage() {
  const noticed: unknown[] = [];
  const notice = (...what: unknown[]) => void noticed.push(what);
  const refuse = (...what: unknown[]): never => {
    notice(...what);
    throw new TypeError('nobody is to ask');
  };
  const { dispatchEvent } = EventTarget.prototype;
  const undo = [
    replace(console, 'warn', notice),
    replace(console, 'error', notice),
    replace(window, 'fetch', refuse),
    replace(history, 'replaceState', refuse),
    replace(Storage.prototype, 'setItem', refuse),
    replace(Storage.prototype, 'removeItem', refuse),
    replace(IDBFactory.prototype, 'open', refuse),
    replace(EventTarget.prototype, 'dispatchEvent', function (this: EventTarget, event) {
      if (event instanceof CustomEvent) notice(event.type);
      return dispatchEvent.call(this, event);
    }),
  ];
  const unhandled = ({ reason }: PromiseRejectionEvent) => notice(reason);
  addEventListener('unhandledrejection', unhandled);
  const observer = new MutationObserver((changes) => notice(...changes));
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  const scripts = () => performance.getEntriesByType('resource').map(({ name }) => name);
  performance.setResourceTimingBufferSize(10_000);
  const before = new Set(scripts());
  /** Waits for whatever a script does some time after, and tells what was noticed. */
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    observer.disconnect();
    removeEventListener('unhandledrejection', unhandled);
    for (const each of undo) each();
    return [...noticed, ...scripts().filter((name) => !before.has(name))];
  };
}

const { attachShadow } = Element.prototype;
/** Elements that got something to show, on a page or not. */
let shown: Element[] = [];
/** What was looked for in a storage, which has nothing but what is kept here: others test beside. */
let sought: string[] = [];
let kept: string | undefined;
begin();

function begin() {
  shown = [];
  sought = [];
  kept = undefined;
  Element.prototype.attachShadow = function (init) {
    shown.push(this);
    return attachShadow.call(this, init);
  };
}

describe('first times', () => {
  const undo = replace(Storage.prototype, 'getItem', (key) => {
    sought.push(key);
    return key === kept ? 'a note' : null;
  });
  const times = () => shown[0]?.shadowRoot?.querySelectorAll('[part~=slot]').length ?? 0;

  before('are rehearsed where the browser tells that it has nothing better to do', async () => {
    if (!('requestIdleCallback' in window)) return;
    await until(
      () => times() > 0,
      () => 'nothing was rehearsed when the tag was registered',
    );
  });
  beforeEach(begin);
  after(() => {
    undo();
    Object.assign(Element.prototype, { attachShadow });
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
    const noticed = watchPage();
    await copy.rehearse();
    expect(times()).to.be.above(0);
    await copy.rehearse();
    expect(await noticed()).to.deep.equal([]);
    expect(shown.map(({ isConnected }) => isConnected)).to.deep.equal([false]);
    Reflect.deleteProperty(navigator, 'languages');
  });

  it('come as they would, and nobody hears why, where they cannot be rehearsed', async () => {
    const copy = await anew('forbidden-scheduler');
    const noticed = watchPage();
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
    kept = departureKey;
    await copy.rehearse();
    expect(shown).to.deep.equal([]);
    kept = undefined;
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
    const filters = () => sought.filter((key) => key.includes('filters'));
    const copy = await anew('filtered-scheduler');
    await copy.rehearse();
    const rehearsed = filters();
    sought = [];
    const page = await open('filtered-scheduler');
    expect([rehearsed.length, filters().length].every(Boolean)).to.equal(true);
    expect(filters()).not.to.include.members(rehearsed);
    page.close();
  });
});
