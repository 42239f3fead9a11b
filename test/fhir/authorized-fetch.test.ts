import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authorizedFetch } from '../../src/fhir/authorized-fetch.js';

const base = 'https://fhir.example/r4';
const canary = 'canary-7f3a';

/** A network that answers what a test says, by the number of the request, and shows what was sent. */
function network(answer: (count: number) => Response = () => new Response('ok')) {
  const sent: { readonly request: Request; readonly token: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ request, token: request.headers.get('Authorization') });
    return answer(sent.length - 1);
  };
  return { sent, fetch };
}
const refused = () => new Response('', { status: 401 });
const giving = (...tokens: readonly (string | undefined)[]) => {
  let count = 0;
  return vi.fn(async () => tokens[Math.min(count++, tokens.length - 1)]);
};
async function tokenSentTo(address: string, home = base): Promise<string | null | undefined> {
  const { sent, fetch } = network();
  await authorizedFetch(fetch, home, giving(canary))(address);
  return sent[0]?.token;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the page’s token', () => {
  it.each([
    `${base}`,
    `${base}/`,
    `${base}?_summary=true`,
    `${base}/Slot?start=ge2026`,
    `${base}/Appointment/a-1`,
    'https://fhir.example:443/r4/Slot',
    `${base}/x/../Slot`,
  ])('goes to %s, which lies under the endpoint', async (address) => {
    expect(await tokenSentTo(address)).to.equal(`Bearer ${canary}`);
  });

  it.each([
    'https://fhir.example.evil.test/r4/Slot',
    'https://evil.test/r4/Slot',
    'http://fhir.example/r4/Slot',
    'https://fhir.example:8443/r4/Slot',
    'https://fhir.example/r4b/Slot',
    'https://fhir.example/r',
    'https://fhir.example/',
    'https://fhir.example/R4/Slot',
    `${base}/../admin`,
    `${base}/%2e%2e/admin`,
    `${base}/.%2E/admin`,
    `${base}\\..\\admin`,
    `${base}/%2e%2e%2fadmin`,
    `${base}/..%2fadmin`,
    `${base}/..%5cadmin`,
    `${base}/%252e%252e/admin`,
    `${base}/..;/admin`,
    `${base}/%2e%2e;x=1/admin`,
    'blob:https://fhir.example/r4',
    'data:text/plain,x',
  ])('does not go to %s', async (address) => {
    expect(await tokenSentTo(address)).to.equal(null);
  });

  it('covers the whole origin where the endpoint is the origin, and no other', async () => {
    expect(await tokenSentTo(`${base}/Slot`, 'https://fhir.example')).to.equal(`Bearer ${canary}`);
    expect(await tokenSentTo('https://fhir.example.evil.test/', 'https://fhir.example')).to.equal(
      null,
    );
  });

  it('goes with requests that follow no redirect, take no cookie along, are not kept and name no page', async () => {
    const { sent, fetch } = network();
    await authorizedFetch(
      fetch,
      base,
      giving(canary),
    )(`${base}/Slot`, {
      headers: { Accept: 'application/fhir+json' },
      redirect: 'follow',
      credentials: 'include',
    });
    expect(sent[0]?.request).to.include({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect(sent[0]?.request.headers.get('Accept')).to.equal('application/fhir+json');
  });

  it('goes with a Request of the caller’s own, too, with its method and body', async () => {
    const { sent, fetch } = network((count) => (count === 0 ? refused() : new Response('ok')));
    const form = { method: 'POST', body: 'date=ge2026', headers: { 'X-Own': '1' } };
    await authorizedFetch(
      fetch,
      base,
      giving('old', 'new'),
    )(new Request(`${base}/Appointment/_search`, form));
    expect(sent.map(({ token }) => token)).to.deep.equal(['Bearer old', 'Bearer new']);
    for (const { request } of sent) {
      expect(request.method).to.equal('POST');
      expect(request.headers.get('X-Own')).to.equal('1');
      expect(await request.text()).to.equal('date=ge2026');
    }
  });

  it('changes nothing of a request to somebody else', async () => {
    const calls: unknown[][] = [];
    const ask = giving(canary);
    const fetch = authorizedFetch(
      async (...call) => {
        calls.push(call);
        return new Response('');
      },
      base,
      ask,
    );
    const init = { cache: 'force-cache' } as const;
    await fetch('https://other.example/x', init);
    expect(calls).to.deep.equal([['https://other.example/x', init]]);
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('a page that is asked for its token', () => {
  it('is asked when the token is first needed, and then no more', async () => {
    const ask = giving(canary);
    const fetch = authorizedFetch(network().fetch, base, ask);
    expect(ask).not.toHaveBeenCalled();
    await Promise.all([fetch(`${base}/Slot`), fetch(`${base}/Schedule`)]);
    await fetch(`${base}/Slot`);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked once more after a 401, and the request is made once more', async () => {
    const { sent, fetch } = network((count) => (count === 0 ? refused() : new Response('ok')));
    const ask = giving('old', 'new');
    const authorized = authorizedFetch(fetch, base, ask);
    expect((await authorized(`${base}/Slot`)).status).to.equal(200);
    await authorized(`${base}/Slot`);
    expect(sent.map(({ token }) => token)).to.deep.equal([
      'Bearer old',
      'Bearer new',
      'Bearer new',
    ]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked once, however many requests are refused at once, even where it says the same again', async () => {
    const { sent, fetch } = network((count) => (count < 3 ? refused() : new Response('ok')));
    const ask = giving(canary);
    const authorized = authorizedFetch(fetch, base, ask);
    const answers = await Promise.all([1, 2, 3].map(() => authorized(`${base}/Slot`)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(sent).to.have.length(6);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('hears of the second 401, and nobody tries a third time', async () => {
    const { sent, fetch } = network(refused);
    const authorized = authorizedFetch(fetch, base, giving('old', 'new'));
    expect((await authorized(`${base}/Slot`)).status).to.equal(401);
    expect(sent).to.have.length(2);
  });

  it.each([
    ['says that it has none', async () => undefined],
    [
      'throws',
      () => {
        throw new Error(canary);
      },
    ],
    ['rejects', () => Promise.reject(new Error(canary))],
    ['gives what would end the header', async () => `${canary}\r\nX-Evil: 1`],
    ['gives two words', async () => `Bearer ${canary}`],
    ['gives letters that no header can carry', async () => `${canary}é`],
    ['gives an empty text', async () => ''],
    ['gives something else than a text', (async () => ({ token: canary })) as () => Promise<never>],
    [
      'gives it at once, not by a promise, and wrongly',
      (() => 7) as unknown as () => Promise<never>,
    ],
  ])('and %s, has none: the request goes as it is, and nothing is logged', async (_, ask) => {
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    );
    const { sent, fetch } = network();
    const init = { cache: 'default' } as const;
    await authorizedFetch(fetch, base, ask)(`${base}/Slot`, init);
    expect(sent.map(({ token }) => token)).to.deep.equal([null]);
    expect(sent[0]?.request.redirect).to.equal('follow');
    for (const log of logs) expect(log).not.toHaveBeenCalled();
  });

  it('has none for a request where it does not answer within ten seconds, and may still give it', async () => {
    vi.useFakeTimers();
    const { sent, fetch } = network();
    let give: (token: string) => void = () => undefined;
    const ask = vi.fn(() => new Promise<string>((resolve) => (give = resolve)));
    const authorized = authorizedFetch(fetch, base, ask);
    const late = authorized(`${base}/Slot`);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(sent).to.have.length(0);
    await vi.advanceTimersByTimeAsync(1);
    await late;
    give(canary);
    await authorized(`${base}/Slot`);
    expect(sent.map(({ token }) => token)).to.deep.equal([null, `Bearer ${canary}`]);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).to.equal(0);
  });

  it('is not waited for when the patient has left', async () => {
    const { sent, fetch } = network();
    const leaving = new AbortController();
    const asked = authorizedFetch(
      fetch,
      base,
      () => new Promise(() => undefined),
    )(`${base}/Slot`, {
      signal: leaving.signal,
    });
    leaving.abort(new Error('left'));
    expect(await asked.catch((cause: Error) => cause.message)).to.equal('left');
    expect(sent).to.have.length(0);
  });
});

describe('a server that redirects', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  async function listening(answer: RequestListener): Promise<string> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([301, 302, 303, 307, 308])(
    'with %i is not followed with a token, nowhere, and the token reaches nobody else',
    async (status) => {
      const reached: (string | undefined)[] = [];
      const other = await listening(({ headers }, response) => {
        reached.push(headers.authorization);
        response.end('{}');
      });
      const server = await listening(({ url }, response) => {
        const Location = url === '/fhir/away' ? `${other}/fhir/x` : '/fhir/here';
        response.writeHead(status, { Location }).end();
      });
      const fetch = authorizedFetch(globalThis.fetch, `${server}/fhir`, giving(canary));
      for (const path of ['away', 'near'])
        await expect(fetch(`${server}/fhir/${path}`)).rejects.toThrow(TypeError);
      expect(reached).to.deep.equal([]);
    },
  );
});
