/**
 * One promise of a contract, for whatever runner a project has:
 * `for (const { promise, prove } of contract) it(promise, prove);`
 */
export interface ContractCase {
  /** What is promised, as a sentence. */
  readonly promise: string;
  /** Rejects with an error that says what was found instead. */
  readonly prove: () => Promise<void>;
}

/** Throws where a promise is not kept, with what was found instead. */
export function demand(kept: boolean, found: unknown): void {
  if (!kept) throw new Error(`The contract is broken: ${JSON.stringify(found)}`);
}
