import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { missing } from '../../scripts/difference.mjs';
import { reached } from '../../scripts/reach.mjs';
import { tabs } from '../support/tabs.js';

interface Heard {
  readonly type: string;
  readonly detail: Record<string, unknown>;
}

interface Report {
  readonly status: string;
  readonly count: number;
  readonly issues: readonly { readonly code: string; readonly count: number }[];
}

const port = 5583;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const openTab = tabs();

afterEach(() => sandbox.stop());

async function visit(path: string): Promise<Page> {
  const page = await openTab();
  await page.goto(sandbox.site + path);
  await page.locator('smart-scheduler:is([data-state=ready], [data-state=error])').waitFor();
  return page;
}

const heard = (page: Page, type: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { schedulerEvents: Heard[] }).schedulerEvents.filter(
        (event) => event.type === wanted,
      ),
    type,
  );

async function report(page: Page): Promise<Report | undefined> {
  const [loaded] = await heard(page, 'scheduler-slots-loaded');
  return (loaded?.detail.sources as Report[] | undefined)?.[0];
}

describe('a clinic’s page on a FHIR server', () => {
  it('shows the same times, days and summaries as on the publication of the same data', async () => {
    sandbox = await startSandbox({ port });
    const [published, searched] = await Promise.all(
      ['/', '/search'].map(async (path) => reached(await visit(path), 60)),
    );
    expect(missing(published ?? [], searched ?? [])).to.deep.equal([]);
    expect(missing(searched ?? [], published ?? [])).to.deep.equal([]);
    expect(searched?.length).to.be.above(1_500);
    expect(searched?.filter((row) => row.includes('Continue to book')).length).to.be.above(20);
  });

  it('books through the portal and returns to a page without the element; the time is gone from both', async () => {
    sandbox = await startSandbox({ port });
    const page = await visit('/search');
    await page
      .getByRole('button', { name: /Dr\. Amelia Hart/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Continue to book' }).click();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByText(/^You are booked for .* with Dr\. Amelia Hart/).waitFor();
    expect(page.url()).to.equal(`${sandbox.site}/return`);
    const [booked, ...others] = await heard(page, 'scheduler-booked');
    expect(others).to.deep.equal([]);
    const { reference } = booked?.detail.slot as { reference: string };

    const id = reference.replace('Slot/', '');
    const atServer = (await (await fetch(`${sandbox.slots}/fhir/Slot/${id}`)).json()) as object;
    expect(atServer).to.include({ status: 'busy' });
    const published = [...sandbox.publication.entries()].find(
      ({ resource }) => resource.resourceType === 'Slot' && resource.id === id,
    );
    expect(published?.resource).to.include({ status: 'busy' });
  });

  it('shows every time in spite of a server’s manners, and reports what is odd', async () => {
    const table = [];
    // A few that the page could notice; any-server.test.ts has all of them, without a page.
    const quirks = ['no-include', 'two-weeks', 'opaque-next', 'text-sort', 'contained', 'dstu2'];
    for (const mode of ['', ...quirks, 'looping-next repeated-start']) {
      sandbox = await startSandbox({ port, fhirQuirks: mode });
      const page = await visit('/search');
      const told = await report(page);
      table.push({
        'server mode': mode || 'none',
        'slots offered on the page': told?.count,
        'status': told?.status,
        'issues reported': told?.issues.map(({ code, count }) => `${code} ×${count}`).join(', '),
        'patient is told': await page
          .locator('[part=notice], [part=error]')
          .allInnerTexts()
          .then((texts) => texts.join(' ').slice(0, 60)),
      });
      sandbox.stop();
    }
    console.table(table);
    const [plain, ...quirky] = table;
    const hopeless = quirky.pop();
    expect(plain).to.include({ 'status': 'ok', 'issues reported': '', 'patient is told': '' });
    for (const row of quirky) {
      expect(row).to.include({
        'slots offered on the page': plain?.['slots offered on the page'],
        'status': 'ok',
        'patient is told': '',
      });
    }
    expect(hopeless).to.include({ 'slots offered on the page': 200, 'status': 'partial' });
    expect(hopeless?.['patient is told']).to.contain('could not be loaded');
  });
});
