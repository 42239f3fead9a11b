import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../demo/sandbox/sandbox.mjs';
import type { SetupIssue } from '../../src/page/setup-issue.js';
import { tabs } from '../support/tabs.js';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const openTab = tabs();
const servers: Server[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 5593 });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
});

async function visit(path: string): Promise<{ page: Page; warned: string[] }> {
  const page = await openTab({});
  const warned: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) warned.push(message.text());
  });
  await page.goto(sandbox.site + path);
  await page.locator('smart-scheduler[data-state=ready]').waitFor();
  return { page, warned };
}

/** What the webmaster is told of a page with another endpoint. */
async function checkedWith(endpoint: string): Promise<readonly SetupIssue[]> {
  const { page } = await visit('/');
  return page.locator('smart-scheduler').evaluate((element, address) => {
    element.setAttribute('endpoint', address);
    return (element as unknown as { checkSetup(): Promise<readonly SetupIssue[]> }).checkSetup();
  }, endpoint);
}

/** A server that answers everything alike. */
async function serve(body: string, headers: Record<string, string>): Promise<string> {
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  servers.push(server.listen(0, 'localhost'));
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

const codes = (issues: readonly SetupIssue[]) => issues.map(({ code }) => code);

describe('the check of a page’s setup', () => {
  it.each(['/', '/search'])('finds nothing on the demo page %s', async (path) => {
    const { page, warned } = await visit(path);
    expect(
      await page
        .locator('smart-scheduler')
        .evaluate((element) =>
          (element as unknown as { checkSetup(): Promise<readonly SetupIssue[]> }).checkSetup(),
        ),
    ).to.deep.equal([]);
    expect(warned).to.deep.equal([]);
  });

  it('tells a server that refuses the page by CORS from one that is not there', async () => {
    const silent = await serve('{"output": []}', { 'Content-Type': 'application/json' });
    expect(codes(await checkedWith(`${silent}/$bulk-publish`))).to.deep.equal(['cors-refused']);
    expect(codes(await checkedWith('http://localhost:9/$bulk-publish'))).to.deep.equal([
      'endpoint-unreachable',
    ]);
  });

  it('tells a server that is no FHIR server', async () => {
    const page = await serve('<!doctype html><title>Welcome</title>', {
      'Content-Type': 'text/html',
      'Access-Control-Allow-Origin': '*',
    });
    expect(codes(await checkedWith(`${page}/fhir`))).to.deep.equal(['not-fhir']);
    expect(codes(await checkedWith(`${page}/$bulk-publish`))).to.deep.equal(['not-fhir']);
  });

  it('tells an address without http, and one that is not there', async () => {
    expect(codes(await checkedWith('ftp://clinic.example/fhir'))).to.deep.equal([
      'endpoint-invalid',
    ]);
    expect(codes(await checkedWith(`${sandbox.slots}/fire`))).to.deep.equal(['http']);
    expect(codes(await checkedWith(''))).to.deep.equal(['endpoint-missing']);
  });

  it('tells of a second version of the element', async () => {
    const { page, warned } = await visit('/');
    const script = await readFile(
      new URL('../../dist/cdn/smart-scheduler.js', import.meta.url),
      'utf8',
    );
    const other = script.replaceAll(/`\d+\.\d+\.\d+`/g, '`99.0.0`');
    expect(other).not.to.equal(script);
    await page.route('**/other/smart-scheduler.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: other }),
    );
    await page.addScriptTag({ type: 'module', url: '/other/smart-scheduler.js' });
    const issues = await page
      .locator('smart-scheduler')
      .evaluate((element) =>
        (element as unknown as { checkSetup(): Promise<readonly SetupIssue[]> }).checkSetup(),
      );
    expect(codes(issues)).to.deep.equal(['two-versions']);
    expect(warned.some((words) => words.includes('version 99.0.0 stays out of its way'))).to.equal(
      true,
    );
  });
});
