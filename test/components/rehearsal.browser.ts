import { expect } from 'chai';
import { SmartScheduler } from '../../src/smart-scheduler.js';
import { until } from '../support/scheduler-page.js';

/** What a page notices of a script, and what the browser keeps of it. */
function watchPage() {
  const noticed: unknown[] = [];
  const note = (event: Event) => noticed.push(event.type);
  const types = ['scheduler-slots-loaded', 'scheduler-error', 'unhandledrejection'];
  const observer = new MutationObserver((changes) => noticed.push(...changes));
  const { fetch } = window;
  const { warn, error } = console;
  const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]);
  const before = kept();
  console.warn = console.error = (...words: unknown[]) => noticed.push(words);
  window.fetch = (input) => {
    noticed.push(input);
    return Promise.reject(new TypeError('nobody is to be asked'));
  };
  for (const type of types) addEventListener(type, note);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  return () => {
    noticed.push(...observer.takeRecords());
    observer.disconnect();
    for (const type of types) removeEventListener(type, note);
    Object.assign(window, { fetch });
    Object.assign(console, { warn, error });
    return kept() === before ? noticed : [...noticed, 'something is kept'];
  };
}

/** Elements that show something, on a page or not. */
function watchElements() {
  const { attachShadow } = Element.prototype;
  const shown: Element[] = [];
  Element.prototype.attachShadow = function (init) {
    shown.push(this);
    return attachShadow.call(this, init);
  };
  return {
    shown,
    end: () => Object.assign(Element.prototype, { attachShadow }),
  };
}

const timesOf = (element: Element | undefined) =>
  element?.shadowRoot?.querySelectorAll('[part~=slot]').length ?? 0;

describe('the first times', () => {
  it('are rehearsed once while the page has nothing better to do, and the page hears nothing of it', async () => {
    document.documentElement.lang = 'es';
    const unwatch = watchPage();
    const { shown, end } = watchElements();
    await import('../../src/define.js');
    await until(
      () => timesOf(shown[0]) > 0,
      () => `no times: ${shown[0]?.outerHTML}`,
    );
    // Whatever an element does some time after its first times.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await SmartScheduler.rehearse();
    end();
    expect(unwatch()).to.deep.equal([]);
    expect(shown).to.have.length(1);
    expect(shown[0]?.isConnected).to.equal(false);
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    const later = scripts.filter((name) => /journey|filtering|setup-check|catalogue.es/.test(name));
    expect(later).to.deep.equal([]);
  });
});
