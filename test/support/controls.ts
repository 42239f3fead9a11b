import { oneLine, type SchedulerPage } from './scheduler-page.js';

const operable = 'button, a[href], select, input, textarea, summary, [tabindex="0"]';

/** Everything on a page that can be pressed, chosen or typed into, in its order. */
export function controlsOf({ element }: SchedulerPage): readonly HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(operable) ?? [])];
}

/** The name under which a control is known to those who hear or speak. */
export function nameOf(control: Element): string {
  const label =
    control.getAttribute('aria-label') ??
    [...((control as Partial<HTMLInputElement>).labels ?? [])].map(said).join(' ');
  return oneLine(label === '' ? said(control) : label);
}

/** An element as a complaint calls it. */
export function described(element: Element | null | undefined): string {
  if (!element) return 'nothing';
  const part = element.getAttribute('part') ?? element.className;
  return `${element.localName} ${part} "${nameOf(element)}"`;
}

/** The words of a control that are seen, one for each run of text. */
export function seenOn(control: Element): readonly string[] {
  return textsIn(control, '.hidden').filter((text) => /[\p{L}\p{N}]/u.test(text));
}

function said(element: Element): string {
  return textsIn(element, '[aria-hidden=true]').join(' ');
}

/** The texts within an element, but for what is within something else. */
function textsIn(element: Element, without: string): readonly string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const text = oneLine(textContent);
    if (text !== '' && !parentElement?.closest(without)) texts.push(text);
  }
  return texts;
}
