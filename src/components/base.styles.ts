import { css } from 'lit';

/** Colours and measures, text, and everything that can be pressed. */
export const baseStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    --_accent: var(--smart-scheduler-color-accent, light-dark(#0b6e69, #6fd3cb));
    --_on-accent: var(--smart-scheduler-color-on-accent, light-dark(#fff, #10201f));
    --_surface: var(--smart-scheduler-color-surface, Canvas);
    --_text: var(--smart-scheduler-color-text, light-dark(#17211f, #e9efed));
    --_muted: var(--smart-scheduler-color-muted, light-dark(#55625f, #a9b5b2));
    --_border: var(--smart-scheduler-color-border, light-dark(#d5dcda, #3a4643));
    --_danger: var(--smart-scheduler-color-danger, light-dark(#a3231f, #ff9d97));
    --_radius: var(--smart-scheduler-radius, 0.6rem);
    --_gap: var(--smart-scheduler-gap, 0.75rem);
    --_tint: color-mix(in srgb, var(--_accent) 11%, var(--_surface));
  }
  :host([hidden]) {
    display: none;
  }
  [part='base'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_gap) * 1.25);
    color: var(--_text);
    background: var(--_surface);
    font: var(--smart-scheduler-font, inherit);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  /* Korean has words, unlike the other languages whose lines may end anywhere. */
  [part='base']:lang(ko) {
    word-break: keep-all;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.1em;
    line-height: 1.3;
  }
  slot[name='header'] > * {
    font-size: 1.35em;
  }
  ul {
    list-style: none;
  }
  small {
    font-size: 0.85em;
    color: var(--_muted);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .hint,
  .none,
  [part='group'] > header p {
    color: var(--_muted);
    font-size: 0.92em;
  }

  /* Things to press */
  button,
  .button,
  [part='call'],
  [part='book'] {
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  [part='call'] {
    display: inline-block;
    min-block-size: 24px;
  }
  .phone {
    display: inline-block;
  }
  button:not(.link),
  .button,
  p > [part='call'] {
    min-height: 44px;
    padding: 0.5em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 600;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
  }
  button.link,
  [part='more'],
  a {
    color: var(--_accent);
    font-weight: 600;
  }
  button.link {
    min-height: 44px;
    padding: 0.25em 0;
    border: 0;
    background: none;
    text-decoration: underline;
    text-align: start;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    border-radius: calc(var(--_radius) / 2);
  }
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :focus {
    scroll-margin-block: var(--smart-scheduler-scroll-margin, 6rem);
  }
  [tabindex='-1']:not(button):focus {
    outline: none;
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_tint: var(--_surface);
    }
  }
  [aria-disabled='true'] {
    cursor: default;
    color: var(--_muted);
    opacity: 0.55;
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
      opacity: 1;
    }
  }
`;
