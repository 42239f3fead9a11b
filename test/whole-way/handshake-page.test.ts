import { describe, expect, it } from 'vitest';
import { Clinic, setAttribute } from '../support/drive/clinic.js';

const clinic = new Clinic(5623);

/** What a page's router does: the address is there before the elements are. */
async function arriveByRouter(address: string, count: number): Promise<void> {
  history.replaceState({ router: 7 }, '', address);
  const script = document.createElement('script');
  Object.assign(script, { type: 'module', src: '/cdn/smart-scheduler.js' });
  document.head.append(script);
  await customElements.whenDefined('smart-scheduler');
  for (let index = 0; index < count; index += 1) {
    document.body.append(document.createElement('smart-scheduler'));
  }
}

describe('handshake, the whole way', () => {
  it('H40: a return to a page with another feed is told there', async () => {
    const tab = await clinic.page();
    await setAttribute(tab, 'return-url', '/search');
    await clinic.leave(tab);
    await tab.press('Book this time');
    await tab.sees('You are booked');
    expect(await tab.address()).to.equal(`${clinic.sandbox.site}/search`);
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
  });

  it('H40: a return to a page with only the return script is told there', async () => {
    const tab = await clinic.page();
    await setAttribute(tab, 'return-url', '/return');
    await clinic.leave(tab);
    await tab.press('Book this time');
    await tab.sees('with Dr. Amelia Hart. Confirmation BK-');
    expect(await tab.address()).to.equal(`${clinic.sandbox.site}/return`);
    const [booked, ...others] = await tab.heard();
    expect(others).to.deep.equal([]);
    expect(booked?.type).to.equal('scheduler-booked');
    expect(booked?.detail.appointment).to.include({
      resourceType: 'Appointment',
      status: 'booked',
    });
  });

  it('H41: of three elements on a page, one takes the answer', async () => {
    const visitor = await clinic.visitor();
    const address = clinic.answer(await clinic.leave(await clinic.page(visitor)), {
      outcome: 'booked',
    });
    const tab = await visitor.newTab(`${clinic.sandbox.site}/return`);
    await tab.evaluate(arriveByRouter, address, 3);
    await tab.sees('You are booked');
    expect(await tab.finds('smart-scheduler')).to.have.length(3);
    expect(await tab.finds('smart-scheduler[data-state=booked]')).to.have.length(1);
    expect(await tab.heard('scheduler-booked')).to.have.length(1);
    expect(await tab.heard('scheduler-return-rejected')).to.deep.equal([]);
  });

  it('H67: nothing that the portal sent along stays behind', async () => {
    const canary = 'canary-4711';
    const tab = await clinic.page();
    const arrival = await clinic.leave(tab);
    const state = new URL(arrival).searchParams.get('state') ?? '';
    await tab.open(clinic.answer(arrival, { outcome: 'booked', resultToken: canary }));
    await tab.sees('You are booked');
    const [booked] = await tab.heard('scheduler-booked');
    expect(booked?.detail.resultToken).to.equal(canary);
    const { stored, shown } = await tab.evaluate(everythingKept);
    expect(stored).to.contain(state).and.not.to.contain(canary);
    expect(shown).not.to.contain(canary).and.not.to.contain(state);
    await tab.evaluate(() => location.assign('/search'));
    await tab.arrives(`${clinic.sandbox.site}/search`);
    expect(await tab.evaluate(() => document.referrer)).to.equal(`${clinic.sandbox.site}/`);
  });

  it('H68: of the address, only what is ours is taken away, and no step of history is added', async () => {
    const visitor = await clinic.visitor();
    const arrival = await clinic.leave(await clinic.page(visitor));
    const state = new URL(arrival).searchParams.get('state') ?? '';
    const tab = await visitor.newTab(`${clinic.sandbox.site}/return`);
    const steps = await tab.evaluate(() => history.length);
    await tab.evaluate(
      arriveByRouter,
      `/return?b=%7e+1&outcome=booked&a=&state=${state}&a=2;#/route?state=mine`,
      1,
    );
    await tab.sees('You are booked');
    expect(await tab.address()).to.equal(
      `${clinic.sandbox.site}/return?b=%7e+1&a=&a=2;#/route?state=mine`,
    );
    expect(await tab.evaluate(() => history.state as { router: number })).to.deep.equal({
      router: 7,
    });
    expect(await tab.evaluate(() => history.length)).to.equal(steps);
  });
});

/** What is in every storage of the page, and what can be read off it. */
async function everythingKept(): Promise<{ stored: string; shown: string }> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error as Error);
    });
  const stored: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      stored.push(await answer(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  const markup = (root: ParentNode): string =>
    [...root.querySelectorAll('*')]
      .map(
        (element) =>
          [...element.attributes].map(({ value }) => value).join(' ') +
          (element.shadowRoot ? element.shadowRoot.textContent + markup(element.shadowRoot) : ''),
      )
      .join(' ');
  const shown = [
    location.href,
    document.URL,
    JSON.stringify(history.state),
    document.title,
    document.body.textContent,
    markup(document),
  ];
  return { stored: JSON.stringify(stored), shown: shown.join('\n') };
}
