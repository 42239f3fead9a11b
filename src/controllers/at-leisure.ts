/** Milliseconds after which it is done, however busy the browser is. */
const patience = 1_000;
/** Where the browser does not tell when it has time, milliseconds that nobody will miss. */
const aWhile = 200;

/** Does something when the browser has nothing better to do. */
export function atLeisure(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: patience });
  else setTimeout(task, aWhile);
}
