import '../../src/define.js';
import type { SmartScheduler } from '../../src/smart-scheduler.js';

/** The element as a person and a page meet it: by what is seen, pressed and heard. */
export class SchedulerPage {
  readonly events: { readonly type: string; readonly detail: Record<string, unknown> }[] = [];

  private constructor(readonly element: SmartScheduler) {
    for (const type of eventTypes) {
      element.addEventListener(type, (event) => {
        this.events.push({ type, detail: (event as CustomEvent<Record<string, unknown>>).detail });
      });
    }
  }

  /** Puts an element on the page, listening from before it starts. */
  static open(prepare: (element: SmartScheduler) => void): SchedulerPage {
    const element = document.createElement('smart-scheduler');
    const page = new SchedulerPage(element);
    prepare(element);
    document.body.append(element);
    return page;
  }

  /** Listens to an element that somebody else has put there. */
  static around(element: SmartScheduler): SchedulerPage {
    return new SchedulerPage(element);
  }

  close(): void {
    this.element.remove();
  }

  get state(): string | undefined {
    return this.element.dataset.state;
  }

  async becomes(...states: readonly string[]): Promise<void> {
    await until(
      () => states.includes(this.state ?? ''),
      () => `it is ${this.state}, not ${states.join(' or ')}`,
    );
    await this.element.updateComplete;
  }

  parts<T extends HTMLElement = HTMLElement>(name: string): readonly T[] {
    return [...(this.element.shadowRoot?.querySelectorAll<T>(`[part~=${name}]`) ?? [])];
  }

  part<T extends HTMLElement = HTMLElement>(name: string): T {
    const [first] = this.parts<T>(name);
    if (!first) throw new Error(`There is no part "${name}" in: ${this.text}`);
    return first;
  }

  /** Everything that stands on the page, in one line. */
  get text(): string {
    return oneLine(this.element.shadowRoot?.querySelector('[part=base]')?.textContent);
  }

  /** A time by words of its accessible name. */
  slot(words: string): HTMLElement {
    const found = this.parts('slot').find((slot) => oneLine(slot.textContent).includes(words));
    if (!found) throw new Error(`No time says "${words}"`);
    return found;
  }

  /** A button by what it says. */
  button(words: string): HTMLElement {
    const all = [...(this.element.shadowRoot?.querySelectorAll('button') ?? [])];
    const found = all.find(({ textContent }) => oneLine(textContent) === words);
    if (!found) throw new Error(`No button says "${words}" in: ${this.text}`);
    return found;
  }

  async press(control: HTMLElement): Promise<void> {
    control.click();
    await this.element.updateComplete;
    // What tells of a chosen time may still be on its way.
    if (this.state === 'chosen' && this.parts('error').length === 0)
      await until(
        () => this.parts('summary').length > 0,
        () => 'nothing tells of the chosen time',
      );
  }

  /** Chooses a time and waits for the link to the portal. */
  async choose(words: string): Promise<HTMLAnchorElement> {
    await this.press(this.slot(words));
    await until(
      () => this.parts('book')[0]?.hasAttribute('href'),
      () => 'book has no address',
    );
    return this.part<HTMLAnchorElement>('book');
  }

  heard(type: string): readonly Record<string, unknown>[] {
    return this.events.filter((event) => event.type === type).map(({ detail }) => detail);
  }

  async hears(type: string): Promise<Record<string, unknown>> {
    await until(
      () => this.heard(type).length > 0,
      () => `${type} was not heard`,
    );
    return this.heard(type)[0] ?? {};
  }
}

const eventTypes = [
  'scheduler-slots-loaded',
  'scheduler-slot-selected',
  'scheduler-booking-started',
  'scheduler-booked',
  'scheduler-cancelled',
  'scheduler-failed',
  'scheduler-entered-in-error',
  'scheduler-return-rejected',
  'scheduler-reconciled',
  'scheduler-audit',
  'scheduler-error',
] as const;

export async function until(test: () => unknown, complaint: () => string): Promise<void> {
  const end = performance.now() + 8_000;
  while (!(await test())) {
    if (performance.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u202f\u2009]+/g, ' ').trim();
}
