import type { Point } from './driven-browser.js';

/** What a person, or a test that knows the markup, looks for. */
export interface Wanted {
  /** A CSS selector, matched in every open shadow root. */
  readonly css?: string;
  /** A regular expression that the accessible name must match. */
  readonly name?: string;
  /** Words that the text must contain, spaces counting as one. */
  readonly text?: string;
}

export interface Found extends Point {
  readonly text: string;
}

/**
 * Everything wanted that can be seen, in the order of the document, brought
 * into view if it is the `nth`. Runs in the page, so it needs nothing around it.
 */
export function lookFor({ css = '*', name, text }: Partial<Wanted>, nth?: number): Found[] {
  const plain = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ').trim();
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const found = all(document).filter(
    (element) =>
      element.matches(css) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      (name === undefined ||
        new RegExp(name).test(plain(element.getAttribute('aria-label') ?? element.textContent))) &&
      (text === undefined || plain(element.textContent).includes(text)),
  );
  if (nth !== undefined) found[nth]?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return found.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, text: plain(element.textContent) };
  });
}
