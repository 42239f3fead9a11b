import type { SmartScheduler } from '../../src/smart-scheduler.js';
import { memorySource } from '../../src/testing.js';
import { now, onePractitioner } from '../../stories/scenes.js';
import { SchedulerPage } from './scheduler-page.js';

/** A patient on the page of a test: leaves without the page being left, and comes back to it as if it were a new one. */
export function patientOnThisPage() {
  const pages: SchedulerPage[] = [];
  const home = location.href;
  const open = (given: Partial<SmartScheduler> = {}) => {
    const page = SchedulerPage.open((element) => {
      Object.assign(element, {
        now: () => now,
        locale: 'en-US',
        days: 5,
        sources: [memorySource(onePractitioner)],
        linkSource: 'clinic',
        ...given,
      });
    });
    pages.push(page);
    return page;
  };
  /** Stays on this page instead of following the link, as a page's script may. */
  const stay = (page: SchedulerPage) =>
    page.element.addEventListener('scheduler-booking-started', (event) => event.preventDefault());
  const leave = async (page: SchedulerPage, time = '8:30 AM') => {
    stay(page);
    await page.becomes('ready', 'pending');
    const link = await page.choose(time);
    const url = new URL(link.href);
    await page.press(link);
    return url;
  };
  /** The portal returns the patient to this page: a new document would find this address. */
  const comeBack = (query: string, given: Partial<SmartScheduler> = {}) => {
    history.replaceState(
      { router: 'state' },
      '',
      `${location.pathname}?keep=a%20b&${query}#part?state=x`,
    );
    return open(given);
  };
  const goHome = async () => {
    await pages[0]?.element.clearLocalData();
    pages.splice(0).forEach((page) => page.close());
    sessionStorage.clear();
    history.replaceState(null, '', home);
  };
  return { pages, open, stay, leave, comeBack, goHome };
}

/** All that the element could have written anywhere on this device, as text. */
export async function everythingKept(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('smart-scheduler');
    opening.onsuccess = () => resolve(opening.result);
  });
  const names = [...database.objectStoreNames];
  const stores = await Promise.all(
    names.map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const asked = database.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => resolve(asked.result);
        }),
    ),
  );
  database.close();
  return JSON.stringify([stores, { ...localStorage }, { ...sessionStorage }]);
}
