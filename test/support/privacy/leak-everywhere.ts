/**
 * Runs in the page, and puts a secret wherever somebody could find it: who looks for leaks
 * must be able to see each of them.
 */
export async function leakEverywhere([secret, slots]: readonly [string, string]): Promise<void> {
  history.pushState(secret, '', `?${secret}`);
  window.name = secret;
  document.cookie = `leak=${secret}`;
  localStorage.setItem('leak', secret);
  sessionStorage.setItem('leak', secret);
  await new Promise((resolve) => {
    const opening = indexedDB.open('leak');
    opening.onupgradeneeded = () => opening.result.createObjectStore('leak');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('leak', 'readwrite');
      // As bytes, as files are kept.
      writing.objectStore('leak').put(new TextEncoder().encode(secret), 'leak');
      writing.oncomplete = resolve;
    };
  });
  const cache = await caches.open('leak');
  await cache.put('/leak', new Response(secret));

  document.dispatchEvent(new CustomEvent('scheduler-leak', { detail: { deep: [secret] } }));
  console.warn(new Error(secret));
  new BroadcastChannel('leak').postMessage(secret);
  await navigator.clipboard.writeText(secret).catch(() => undefined);

  const asked = await fetch(`${slots}/fhir/metadata?${secret}`, { referrerPolicy: 'unsafe-url' });
  await asked.text();
  await fetch(`${slots}/fhir/metadata`, {
    method: 'POST',
    mode: 'no-cors',
    body: secret,
  });
  await fetch(`${slots}/fhir/metadata`, { headers: { 'X-Leak': secret } }).catch(() => undefined);

  document.body.append(secret);
  const file = document.createElement('a');
  file.download = 'leak.ics';
  file.href = `data:text/calendar,${encodeURIComponent(`${secret.slice(0, 4)}\r\n ${secret.slice(4)}`)}`;
  document.querySelector('smart-scheduler')?.shadowRoot?.append(secret, file);
}
