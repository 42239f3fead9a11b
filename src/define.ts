/** Registers the public tags. Importing this module does it; there is nothing to call. */
import { SmartSchedulerSource } from './smart-scheduler-source.js';
import { SmartScheduler } from './smart-scheduler.js';
import { version } from './version.js';

const registered = customElements.get('smart-scheduler') as
  { readonly version?: string; readonly versions?: string[] } | undefined;
if (!registered) {
  // The scheduler first: its children look for it when they start.
  customElements.define('smart-scheduler', SmartScheduler);
  customElements.define('smart-scheduler-source', SmartSchedulerSource);
  // Only where the browser can tell that it has nothing better to do; what goes wrong is told by those on the page.
  if ('requestIdleCallback' in globalThis)
    requestIdleCallback(() => void SmartScheduler.rehearse().catch(() => undefined));
} else if (registered.version !== version) {
  registered.versions?.push(version);
  console.warn(
    `smart-scheduler: version ${registered.version ?? 'unknown'} is on this page already; version ${version} stays out of its way`,
  );
}
