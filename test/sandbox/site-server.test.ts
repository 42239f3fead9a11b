import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteServer } from '../../demo/sandbox/site-server.mjs';

const values = { manifest: 'http://localhost:2/$bulk-publish', base: 'http://localhost:2/fhir' };
let server: Server;
let site: string;

beforeAll(async () => {
  server = siteServer(values, {}).listen(0, 'localhost');
  await once(server, 'listening');
  site = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('the clinic’s site', () => {
  it.each(['/', '/search', '/return', '/examples/reconciled'])(
    'has all that %s needs',
    async (path) => {
      const page = await fetch(`${site}${path}`);
      expect(page.headers.get('Content-Type')).to.contain('text/html');
      const markup = await page.text();
      expect(markup).to.not.contain('{{');
      const needed = [...markup.matchAll(/(?:src|href)="(\/[\w-]+\.\w+)"/g)];
      expect(needed.length).to.be.above(1);
      for (const [, address] of needed)
        expect((await fetch(`${site}${address}`)).status, address).to.equal(200);
    },
  );

  it('has a page that books at the FHIR server, returns to itself, and has a token for its records', async () => {
    const markup = await (await fetch(`${site}/examples/reconciled`)).text();
    expect(markup).to.contain(`endpoint="${values.base}"`);
    expect(markup).to.not.contain('return-url');
    expect(await (await fetch(`${site}/reconciled.js`)).text()).to.contain('getAccessToken');
  });
});
