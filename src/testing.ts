/**
 * For the tests and stories of pages that hold the element: a source, a store and slots that
 * need no network, and what a source or a store of one's own must promise.
 */
export { attemptStoreContract } from './testing/attempt-store-contract.js';
export type { ContractCase } from './testing/contract.js';
export { memoryAttemptStore } from './testing/memory-attempt-store.js';
export { memorySource, type MemorySourceOptions } from './testing/memory-source.js';
export { slotSourceContract } from './testing/slot-source-contract.js';
export { slotAt } from './testing/slot-at.js';
