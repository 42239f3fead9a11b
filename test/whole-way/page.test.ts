import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import { missing } from '../../scripts/difference.mjs';
import { published, reached } from '../../scripts/reach.mjs';
import { tabs } from '../support/tabs.js';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const openTab = tabs();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 5573 });
});
afterAll(() => sandbox.stop());

/** A person with a browser of their own, on the clinic's page. */
async function patient(): Promise<Page> {
  const page = await openTab();
  await page.goto(sandbox.site);
  await page.locator('smart-scheduler[data-state=ready]').waitFor();
  return page;
}

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
    const page = await openTab({});
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(sandbox.site);
    await page.locator('smart-scheduler[data-state=ready]').waitFor();
    const origins = new Set(
      asked.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin),
    );
    expect([...origins].sort()).to.deep.equal([sandbox.site, sandbox.slots].sort());
    expect(await page.context().cookies()).to.deep.equal([]);
  });

  it('is read and used in Spanish by a browser that asks for it, where the page says so', async () => {
    const page = await patient();
    await page.evaluate(() => (document.documentElement.lang = 'es'));
    await page.getByRole('heading', { name: 'Buscar una cita' }).waitFor();
    await page
      .getByRole('button', { name: /Dr\. Amelia Hart/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Continuar para reservar' }).waitFor();
  });
});
