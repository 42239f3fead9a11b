import { expect } from 'chai';
import { memoryAttemptStore, memorySource } from '../../src/testing.js';
import { answer, attemptFor, now, onePractitioner } from '../../stories/scenes.js';
import { SchedulerPage, until } from '../support/scheduler-page.js';

const base = 'https://clinic.example/fhir';
const [chosen] = onePractitioner as [(typeof onePractitioner)[0]];
const recorded = {
  resourceType: 'Appointment',
  id: '7',
  status: 'booked',
  start: chosen.start,
  end: chosen.end,
  participant: [{ actor: { display: 'Dr. Amelia Hart' }, status: 'accepted' }],
};

describe('the provider’s own records', () => {
  const home = location.href;
  const pages: SchedulerPage[] = [];
  /** A patient whom the portal has just sent back, booked, to a page that has a token. */
  const comeBack = (record: object | undefined, token: string | undefined = 'tok') => {
    const asked: { readonly url: string; readonly token: string | null }[] = [];
    history.replaceState(
      null,
      '',
      `?${answer('booked', { bookingRef: 'BK-7', appointmentRef: 'Appointment/7' })}`,
    );
    const page = SchedulerPage.open((element) =>
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        days: 5,
        sources: [memorySource(onePractitioner)],
        attemptStore: memoryAttemptStore([attemptFor(chosen)]),
        recordsEndpoint: base,
        getAccessToken: () => Promise.resolve(token),
        fetch: (input: RequestInfo | URL, init?: RequestInit) => {
          const request = new Request(input, init);
          asked.push({ url: request.url, token: request.headers.get('Authorization') });
          const gone = { status: 410 };
          return Promise.resolve(record ? Response.json(record) : new Response('{}', gone));
        },
      }),
    );
    pages.push(page);
    return { page, asked };
  };

  afterEach(() => {
    pages.splice(0).forEach((page) => page.close());
    history.replaceState(null, '', home);
  });

  it('are asked with the page’s token, and the patient reads that they show the appointment', async () => {
    const { page, asked } = comeBack(recorded);
    const told = await page.hears('scheduler-reconciled');
    expect(asked).to.deep.equal([{ url: `${base}/Appointment/7`, token: 'Bearer tok' }]);
    expect(told).to.deep.include({ result: 'confirmed', assurance: 'reconciled' });
    expect(told.appointment).to.deep.include({ id: '7', status: 'booked' });
    expect(page.part('confirmation').textContent).to.contain('own records show this appointment');
    expect(
      page.heard('scheduler-audit').map(({ action, outcome }) => [action, outcome]),
    ).to.deep.equal([
      ['return', 'booked'],
      ['reconciliation', 'confirmed'],
    ]);
    const [attempt] = await page.element.getAttempts();
    expect(attempt?.appointment).to.have.property('id', '7');
    await until(
      () => page.element.textContent?.includes('own records show'),
      () => 'it was not said',
    );
  });

  it('show another time: the patient reads that one, what they chose, and takes that one into the calendar', async () => {
    const { page } = comeBack({
      ...recorded,
      start: '2026-11-24T16:00:00Z',
      end: '2026-11-24T16:30:00Z',
    });
    expect((await page.hears('scheduler-reconciled')).result).to.equal('changed');
    await page.element.updateComplete;
    const confirmation = page.part('confirmation');
    expect(confirmation.querySelector('time')?.dateTime).to.equal('2026-11-24T16:00:00.000Z');
    expect(page.text)
      .to.contain('not as you chose')
      .and.to.contain('You chose Tuesday, November 24');
    const file = await (await fetch(page.part<HTMLAnchorElement>('calendar').href)).text();
    expect(file)
      .to.contain('DTSTART;TZID=America/New_York:20261124T110000')
      .and.to.contain('SEQUENCE:1');
  });

  it('do not show it: nobody says any longer that the patient is booked', async () => {
    const { page } = comeBack(undefined);
    expect((await page.hears('scheduler-reconciled')).result).to.equal('denied');
    await page.element.updateComplete;
    expect(page.text).to.contain('Please check this booking with the clinic');
    expect(page.part('confirmation').textContent).not.to.contain('You are booked');
    expect(page.part('confirmation').querySelector('[part=call]')).not.to.equal(null);
    expect(page.heard('scheduler-booked')).to.have.length(1);
  });

  it('are not asked about what was only heard again', async () => {
    const { page } = comeBack(recorded);
    await page.hears('scheduler-reconciled');
    page.close();
    const { page: again, asked } = comeBack(recorded);
    again.element.attemptStore = pages[0]?.element.attemptStore;
    await again.hears('scheduler-return-rejected');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).to.deep.equal([]);
  });
});
