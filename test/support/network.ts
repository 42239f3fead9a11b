import { setupWorker } from 'msw/browser';

/** The network of a test: nothing is there but what the test puts there. */
export const network = setupWorker();

/** Starts it before the tests of a file, and clears it between them. */
export function useNetwork(): void {
  before(() =>
    network.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: '/mockServiceWorker.js' },
    }),
  );
  afterEach(() => network.resetHandlers());
  after(() => network.stop());
}
