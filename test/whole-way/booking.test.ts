import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { chromiumArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { missing } from '../../scripts/difference.mjs';
import { published, reached } from '../../scripts/reach.mjs';

interface Heard {
  readonly type: string;
  readonly detail: Record<string, unknown> & { readonly appointment?: Record<string, unknown> };
}

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 5573 });
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: chromiumArguments });
});
afterAll(async () => {
  await browser.close();
  sandbox.stop();
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

/** A person with a browser of their own, on the clinic's page. */
async function patient(): Promise<Page> {
  const context = await browser.newContext({
    timezoneId: 'America/New_York',
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
  });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(sandbox.site);
  await page.locator('smart-scheduler[data-state=ready]').waitFor();
  return page;
}

/** The last time of a page of days, so that patients do not get in each other's way. */
function anyTime(page: Page, index = 0) {
  return page.getByRole('button', { name: /Dr\. Amelia Hart/ }).nth(index);
}

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { schedulerEvents: Heard[] }).schedulerEvents);
const heardOnly = async (page: Page, type: string) =>
  (await heard(page)).filter((event) => event.type === type);

async function leave(page: Page, index: number): Promise<void> {
  await anyTime(page, index).click();
  await page.getByRole('link', { name: 'Continue to book' }).click();
  await page.getByRole('heading', { level: 1, name: /Book your visit|just taken/ }).waitFor();
}

describe('booking across three origins', () => {
  const again = 'This answer was recorded before';
  const answers = [
    ['Book this time', 'booked', 'You are booked', 'booked', 'You are booked'],
    ['Cancel', 'cancelled', 'This appointment is cancelled', undefined, again],
    ['Let it fail', 'failed', 'This time could not be booked', undefined, again],
    [
      'Book, then withdraw it as an error',
      'entered-in-error',
      'This booking was withdrawn',
      'entered-in-error',
      'This booking was withdrawn',
    ],
  ] as const;

  it.each(answers)(
    '"%s" at the portal: the patient is told, and so is the page',
    async (control, outcome, title, status, titleAgain) => {
      const page = await patient();
      await leave(page, 0);
      expect(new URL(page.url()).origin).to.equal(sandbox.portal);
      expect(await page.locator('[data-source]').textContent()).to.equal('bluestem-site');
      const returned = page.waitForRequest((request) =>
        request.url().startsWith(`${sandbox.site}/?`),
      );
      await page.getByRole('button', { name: control, exact: true }).click();
      const returnAddress = (await returned).url();

      await page.getByRole('heading', { name: title }).waitFor();
      expect(page.url()).to.equal(`${sandbox.site}/`);
      const told = await heardOnly(page, `scheduler-${outcome}`);
      expect(told).to.have.length(1);
      expect(told[0]?.detail.appointment?.status).to.equal(status);
      expect(told[0]?.detail).to.include({ assurance: 'front-channel', relayed: false });
      expect(await page.locator('smart-scheduler').getAttribute('data-state')).to.equal(outcome);

      await page.reload();
      await page.locator('smart-scheduler[data-state=ready]').waitFor();
      expect((await heard(page)).map(({ type }) => type)).to.deep.equal(['scheduler-slots-loaded']);

      await page.goto(returnAddress);
      await page.getByRole('heading', { name: titleAgain }).waitFor();
      expect(page.url()).to.equal(`${sandbox.site}/`);
      expect(
        (await heard(page))
          .map(({ type, detail }) => [type, detail.code])
          .filter(
            ([type]) => type === 'scheduler-return-rejected' || type === `scheduler-${outcome}`,
          ),
      ).to.deep.equal([['scheduler-return-rejected', 'already-used']]);
    },
  );

  it('tells a page that holds only the return script', async () => {
    const page = await patient();
    await page
      .locator('smart-scheduler')
      .evaluate((element) => element.setAttribute('return-url', '/return'));
    await leave(page, 1);
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page
      .getByText(/^You are booked for .* with Dr\. Amelia Hart\. Confirmation BK-/)
      .waitFor();
    expect(page.url()).to.equal(`${sandbox.site}/return`);
    const [booked, logged, ...others] = await heard(page);
    expect(others).to.deep.equal([]);
    expect([booked?.type, logged?.type]).to.deep.equal(['scheduler-booked', 'scheduler-audit']);
    expect(logged?.detail).to.include({ action: 'return', outcome: 'booked' });
    expect(booked?.detail.appointment).to.include({
      resourceType: 'Appointment',
      status: 'booked',
    });
  });

  it('books one of two patients after the same slot, and tells the other', async () => {
    const [ana, ben] = [await patient(), await patient()];
    const name = await anyTime(ana, 2).textContent();
    expect(await anyTime(ben, 2).textContent()).to.equal(name);
    await leave(ana, 2);
    await leave(ben, 2);
    await ben.locator('[data-state=taken]').waitFor();
    expect(
      await ben
        .locator('[data-outcome]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-outcome'))),
    ).to.deep.equal(['failed']);
    await ana.getByRole('button', { name: 'Book this time' }).click();
    await ana.getByRole('heading', { name: 'You are booked' }).waitFor();
    await ben.getByRole('button', { name: 'Go back' }).click();
    await ben.getByText('Somebody else took this time first. Nothing was booked').waitFor();
    expect((await heardOnly(ben, 'scheduler-failed'))[0]?.detail.reason).to.equal(
      'slot-unavailable',
    );
    await ben.locator('smart-scheduler:not([aria-busy])').waitFor();
    expect(await anyTime(ben, 2).textContent()).not.to.equal(name);
  });

  it('asks a patient who came back by the back button whether they finished', async () => {
    const page = await patient();
    await leave(page, 3);
    await page.goBack();
    await page.getByRole('heading', { name: 'Did you finish booking?' }).waitFor();
    await page.getByRole('link', { name: 'Go back and finish' }).click();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('heading', { name: 'You are booked' }).waitFor();
    expect(await heardOnly(page, 'scheduler-booked')).to.have.length(1);
  });

  it('follows a middle click into a tab of its own, and tells the tab that stayed', async () => {
    const page = await patient();
    await anyTime(page, 4).click();
    await page.locator('[part=book][href]').waitFor();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Continue to book' }).click({ button: 'middle' });
    const tab = await opened;
    await page.getByRole('heading', { name: 'Did you finish booking?' }).waitFor();
    await tab.getByRole('button', { name: 'Book this time' }).click();
    await tab.getByRole('heading', { name: 'You are booked' }).waitFor();
    await page.getByRole('heading', { name: 'You are booked' }).waitFor();
    expect(
      (await heardOnly(page, 'scheduler-booked')).map(({ detail }) => detail.relayed),
    ).to.deep.equal([true]);
    expect(
      (await heardOnly(tab, 'scheduler-booked')).map(({ detail }) => detail.relayed),
    ).to.deep.equal([false]);
  });
});

describe('the page', () => {
  it('shows every slot that is offered, each once, under the right day and hour', async () => {
    const page = await patient();
    const [expected, found] = [
      await published(sandbox.slots, '', 'America/New_York'),
      await reached(page),
    ];
    expect(missing(expected, found)).to.deep.equal([]);
    expect(missing(found, expected)).to.deep.equal([]);
    expect(found.length).to.be.above(1_000);
  });

  it('asks nobody but the slot server for anything', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(sandbox.site);
    await page.locator('smart-scheduler[data-state=ready]').waitFor();
    const origins = new Set(
      asked.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin),
    );
    expect([...origins].sort()).to.deep.equal([sandbox.site, sandbox.slots].sort());
    expect(await context.cookies()).to.deep.equal([]);
  });

  it('is read and used in Spanish by a browser that asks for it, where the page says so', async () => {
    const page = await patient();
    await page.evaluate(() => (document.documentElement.lang = 'es'));
    await page.getByRole('heading', { name: 'Buscar una cita' }).waitFor();
    await anyTime(page, 5).click();
    await page.getByRole('link', { name: 'Continuar para reservar' }).waitFor();
  });
});
