import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Language } from '../i18n/language.js';
import {
  commonConcepts,
  english,
  speechFor,
  type MessageOverrides,
  type Speech,
} from '../i18n/languages.js';

/** What the page says about language. */
export interface LanguageWishes {
  readonly locale: string | undefined;
  readonly messages: MessageOverrides | undefined;
  readonly hourCycle: 'h12' | 'h23' | undefined;
}

/**
 * Speaks the language of the page: the attribute's, the nearest `lang`, the
 * browser's, else English; and follows when one of them changes.
 */
export class LanguageController implements ReactiveController {
  /** English until another language is there; `ready` tells whether this is the one to show. */
  language = new Language(english);
  ready = false;
  /** Resolves when `ready` does. */
  readonly loaded: Promise<void>;

  #resolveLoaded: () => void = () => undefined;
  #wishes: LanguageWishes | undefined;
  #key: string | undefined;
  #hasConcepts = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    this.loaded = new Promise((resolve) => (this.#resolveLoaded = resolve));
    host.addController(this);
  }

  hostConnected(): void {
    const { documentElement } = this.#host.ownerDocument;
    this.#observer.observe(documentElement, {
      attributes: true,
      attributeFilter: ['lang'],
      subtree: true,
    });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdated(): void {
    if (!this.language.lacksConcepts || this.#hasConcepts) return;
    this.#hasConcepts = true;
    commonConcepts().then(
      () => this.#host.requestUpdate(),
      () => undefined,
    );
  }

  /** Takes in what is wished for now, and loads its texts where they are not there yet. */
  update(wishes: LanguageWishes): void {
    const named = [wishes.locale, nearestLang(this.#host)].filter((each) => each !== undefined);
    const wanted = { named, usual: navigator.languages };
    const key = JSON.stringify([wanted, wishes.hourCycle]);
    if (key === this.#key && wishes.messages === this.#wishes?.messages) return;
    this.#key = key;
    this.#wishes = wishes;
    const speech = speechFor(wanted, wishes.messages);
    if (!(speech instanceof Promise)) return this.#speak(speech);
    void speech.then((loaded) => {
      if (this.#wishes !== wishes) return;
      this.#speak(loaded);
      this.#host.requestUpdate();
    });
  }

  #speak(speech: Speech) {
    this.language = new Language(speech, this.#wishes?.hourCycle);
    this.ready = true;
    this.#resolveLoaded();
  }
}

/** The `lang` that applies to an element, looked for across shadow roots. */
function nearestLang(element: Element): string | undefined {
  for (
    let node: Node | null = element;
    node;
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  ) {
    const lang = node instanceof Element && node.getAttribute('lang');
    if (lang) return lang;
  }
  return undefined;
}
