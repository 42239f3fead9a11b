import { html, nothing, type TemplateResult } from 'lit';

/** What a heading may carry. */
export interface HeadingOptions {
  readonly id?: string;
  readonly part?: string;
  /** May receive focus from script, so that a screen reader reads on from here. */
  readonly focusable?: boolean;
}

/** A heading at a level that the page decides; below 6 there is only 6. */
export function heading(
  level: number,
  content: unknown,
  { id, part, focusable = false }: HeadingOptions = {},
): TemplateResult {
  const text = html`<span id=${id ?? nothing} tabindex=${focusable ? '-1' : nothing}
    >${content}</span
  >`;
  const name = part ?? nothing;
  switch (Math.min(level, 6)) {
    case 1:
      return html`<h1 part=${name}>${text}</h1>`;
    case 2:
      return html`<h2 part=${name}>${text}</h2>`;
    case 3:
      return html`<h3 part=${name}>${text}</h3>`;
    case 4:
      return html`<h4 part=${name}>${text}</h4>`;
    case 5:
      return html`<h5 part=${name}>${text}</h5>`;
    default:
      return html`<h6 part=${name}>${text}</h6>`;
  }
}
