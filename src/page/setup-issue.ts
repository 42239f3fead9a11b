/** Something that a webmaster must mend, or should look at. */
export interface SetupIssue {
  readonly code: string;
  /** `error`: patients cannot use the element. `warning`: they can, but not as well as they could. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do. */
  readonly fix: string;
}

/** Makes an issue without which patients cannot use the element. */
export const error = (code: string, message: string, fix: string): SetupIssue => ({
  code,
  severity: 'error',
  message,
  fix,
});
/** Makes an issue that patients can live with. */
export const warning = (code: string, message: string, fix: string): SetupIssue => ({
  code,
  severity: 'warning',
  message,
  fix,
});
