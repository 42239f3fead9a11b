/**
 * What has to do with files that are kept, in one chunk: a first visit does not wait for it,
 * unless there are many files, whose order is told there, too.
 */
export { DeviceFileStore } from './device-file-store.js';
export { earlierSlots } from './earlier-visit.js';
export { leaseFor } from './file-lease.js';
export { recordOf } from './file-record.js';
export { askAgain, freshCopy } from './known-file.js';
export { MemoryFileStore } from './memory-file-store.js';
export { soonestFirst } from './soonest-first.js';
