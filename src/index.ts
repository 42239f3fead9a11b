/** The public names. Importing this module registers nothing; `./define` does. */
export { SmartScheduler } from './smart-scheduler.js';
export { SmartSchedulerSource } from './smart-scheduler-source.js';
export * from './sources.js';
export type * from './page/events.js';
export type { SetupIssue } from './page/setup-issue.js';
