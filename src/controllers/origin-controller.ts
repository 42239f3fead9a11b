import type { ReactiveControllerHost } from 'lit';
import type { Position } from '../nearby/distance.js';
import type { Origin } from '../nearby/gazetteer.js';
import type { OriginQuestion } from '../nearby/origin-question.js';
import { cityKey, plainWords } from '../nearby/spelling.js';

/** What an origin is found by. */
export interface OriginPorts {
  /** What a text may mean, best first; rejects where that cannot be looked up. */
  readonly find: (text: string) => Promise<readonly Origin[]>;
  /** Where the patient is; rejects where the browser does not tell. */
  readonly position: () => Promise<Position>;
  /** It is known where the patient looks from; without a label it is where they are. */
  readonly found: (origin: { readonly label?: string; readonly position: Position }) => void;
}

/** Finds out where a patient looks from: by what they type, or by where they are if they want that. */
export class OriginController {
  question: OriginQuestion = { is: 'open' };

  #asked = 0;
  readonly #host: ReactiveControllerHost;
  readonly #ports: OriginPorts;

  constructor(host: ReactiveControllerHost, ports: OriginPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** Looks up what was typed. */
  ask(text: string): Promise<void> {
    return this.#ask('failed', async () => {
      if (text.trim() === '') return { is: 'open' };
      const origins = meant(text, await this.#ports.find(text));
      const [only, ...others] = origins;
      if (!only) return { is: 'unknown', text: text.trim() };
      return others.length > 0 ? { is: 'ambiguous', origins } : only;
    });
  }

  /** Asks the browser, which asks the patient. */
  askBrowser(): Promise<void> {
    return this.#ask('no-position', async () => ({ position: await this.#ports.position() }));
  }

  /** One of several that may be meant. */
  pick(origin: Origin): void {
    this.#settle(origin);
  }

  /** As if nothing had been asked. */
  forget(): void {
    this.#asked += 1;
    this.#settle({ is: 'open' });
  }

  /** Only what was asked last is answered. */
  async #ask(trouble: 'failed' | 'no-position', answer: () => Promise<Answer>): Promise<void> {
    const asked = (this.#asked += 1);
    this.#settle({ is: 'asked' });
    const answered = await answer().catch((): Answer => ({ is: trouble }));
    if (asked === this.#asked) this.#settle(answered);
  }

  #settle(answer: Answer) {
    this.question = 'is' in answer ? answer : { is: 'open' };
    this.#host.requestUpdate();
    if ('is' in answer) return;
    const { position } = answer;
    this.#ports.found('label' in answer ? { label: answer.label, position } : { position });
  }
}

type Answer = OriginQuestion | Origin | { readonly position: Position };

/** Where cities have just the name that was typed, those that only begin with it are not meant. */
function meant(text: string, origins: readonly Origin[]): readonly Origin[] {
  const key = keyOf(text);
  const exact = origins.filter(({ label, zip }) => zip === undefined && keyOf(label) === key);
  return exact.length > 0 ? exact : origins;
}

function keyOf(text: string): string {
  return cityKey(plainWords(text.split(',', 1)[0] ?? ''));
}
