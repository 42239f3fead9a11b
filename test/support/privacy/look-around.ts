import type { Trace } from './canary.js';

/**
 * Everything that stands in a document and its origin at this moment: address, history,
 * storages, markup, what the browser measured. Runs in the page, so it needs nothing
 * around it but what `listen` has put there.
 */
export async function lookAround(): Promise<Trace[]> {
  const traces: Trace[] = [];
  const see = (place: string, value: unknown) =>
    traces.push({ place, text: typeof value === 'string' ? value : window.spelled(value) });

  see('address', decodeURIComponent(location.href));
  see('history.state', history.state);
  see(
    'history',
    navigation.entries().map(({ url }) => decodeURIComponent(url ?? '')),
  );
  see('window.name', window.name);
  see('cookie', document.cookie);
  for (const { entryType, name } of performance.getEntries()) {
    see(`performance ${entryType}`, decodeURIComponent(name));
  }

  // Some origins have no storage to look into, or no page to be seen in it.
  see('localStorage', { ...localStorage });
  see('sessionStorage', { ...sessionStorage });
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error as Error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const kept = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(kept.getAllKeys()), answer(kept.getAll())]);
      keys.forEach((key, index) => see('IndexedDB', [name, store, key, values[index]]));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      see('Cache Storage', [name, request.url, await (await cache.match(request))?.text()]);
    }
  }

  const walk = (node: Node, place: string) => {
    if (node instanceof Text) return void see(place, node.data);
    const inside = node instanceof Element && node.localName === 'smart-scheduler';
    const here = inside ? 'element' : place;
    if (node instanceof Element) {
      for (const { name, value } of node.attributes) see(here, [name, value]);
      if ('value' in node) see(here, String(node.value));
      if (node.shadowRoot) walk(node.shadowRoot, here);
    }
    if (node instanceof HTMLAnchorElement && node.download) {
      // Lines of a calendar file are folded (RFC 5545, 3.1).
      see('calendar file', decodeURIComponent(node.href).replace(/\r?\n[ \t]/g, ''));
    }
    node.childNodes.forEach((child) => walk(child, here));
  };
  walk(document, 'page');

  const element = document.querySelector('smart-scheduler');
  if (element) see('getAttempts', await element.getAttempts());
  return traces;
}
