import type { ReactiveControllerHost } from 'lit';
import type { calendarFile } from '../booking/calendar-file.js';

/** Gets the script that makes calendar files, when there is something to put into one. */
export class CalendarController {
  file: typeof calendarFile | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Without it, nobody misses anything but the file. */
  async load(): Promise<void> {
    this.file ??= await import('../booking/calendar-file.js').then(
      ({ calendarFile }) => calendarFile,
      () => undefined,
    );
    this.#host.requestUpdate();
  }
}
