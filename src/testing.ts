/** For the tests and stories of pages that hold the element: a source, a store and slots that need no network. */
export { memoryAttemptStore } from './testing/memory-attempt-store.js';
export { memorySource, type MemorySourceOptions } from './testing/memory-source.js';
export { slotAt } from './testing/slot-at.js';
