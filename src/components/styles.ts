import { css } from 'lit';

/**
 * The look: the page's own font, white space, one accent. Colours are custom
 * properties with light and dark values that follow `color-scheme`.
 */
export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    --_accent: var(--smart-scheduler-color-accent, light-dark(#0b6e69, #6fd3cb));
    --_on-accent: var(--smart-scheduler-color-on-accent, light-dark(#fff, #10201f));
    --_surface: var(--smart-scheduler-color-surface, light-dark(#fff, #171e1c));
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
  [tabindex='-1']:focus {
    outline: none;
  }
  [aria-disabled='true'] {
    cursor: default;
    color: var(--_muted);
    opacity: 0.55;
  }

  /* Moving through the days */
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_gap);
    align-items: center;
    justify-content: space-between;
    padding: 0.35em 1em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .bar strong {
    color: var(--_accent);
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_gap);
    align-items: center;
    justify-content: flex-end;
    padding-block: var(--_gap);
    border-block: 1px solid var(--_border);
  }
  [part='toolbar'] .hint {
    flex: 1 1 100%;
  }
  [part='toolbar'] strong {
    flex: 1;
    text-align: center;
  }
  @container (min-width: 45rem) {
    [part='toolbar'] .hint {
      flex: 1;
    }
    [part='toolbar'] strong {
      flex: none;
    }
  }
  [part='previous'],
  [part='next'] {
    inline-size: 44px;
  }
  [part='previous']::before,
  [part='next']::before {
    content: '';
    inline-size: 0.55em;
    block-size: 0.55em;
    border: solid currentColor;
    border-width: 0 0 2px 2px;
    rotate: 45deg;
  }
  [part='next']::before {
    rotate: 225deg;
  }
  [dir='rtl'] [part='previous']::before {
    rotate: 225deg;
  }
  [dir='rtl'] [part='next']::before {
    rotate: 45deg;
  }

  /* A practitioner and place, and its days */
  [part='group'] {
    display: grid;
    gap: var(--_gap);
    padding-block-end: calc(var(--_gap) * 1.5);
    border-block-end: 1px solid var(--_border);
  }
  [part='group']:last-of-type {
    border-block-end: 0;
  }
  [part='group'].wide {
    grid-template-columns: minmax(11rem, 1fr) minmax(0, 3fr);
  }
  [part='group'].wide > [part='summary'] {
    grid-column: 1 / -1;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    margin-block-start: 0.4em;
  }
  .chips span {
    padding: 0.1em 0.7em;
    border: 1px solid var(--_border);
    border-radius: 1em;
  }
  .days {
    display: grid;
    gap: var(--_gap);
    align-content: start;
  }
  .wide > .days:has([part='day']) {
    grid-template-columns: repeat(
      auto-fit,
      minmax(var(--smart-scheduler-slot-min-width, 6.25rem), 1fr)
    );
  }
  [part='day-heading'] {
    font-size: 0.92em;
    margin-block-end: 0.6em;
  }
  [part='day'] ul {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: repeat(
      auto-fill,
      minmax(var(--smart-scheduler-slot-min-width, 6.25rem), 1fr)
    );
  }
  [part='day'] li:has(.window) {
    grid-column: 1 / -1;
  }
  .run {
    font-size: 0.92em;
  }
  button[part~='slot'] {
    flex-direction: column;
    inline-size: 100%;
    padding-inline: 0.35em;
    border-color: var(--_accent);
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }
  button[part~='slot']:hover {
    background: var(--_tint);
  }
  button[part~='slot-selected'],
  button[part~='slot-selected']:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  [part~='slot-selected'] small {
    color: inherit;
  }
  [part='more']:not(#never) {
    border-color: transparent;
    text-decoration: underline;
    inline-size: 100%;
  }

  /* Panels */
  [part='summary'],
  [part='pending'],
  [part='notice'],
  [part='error'],
  [part='empty'],
  [part='confirmation'] {
    display: grid;
    gap: 0.6em;
    padding: 1.1em 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  [part='summary'] {
    border: 2px solid var(--_accent);
    scroll-margin-block: 1rem;
  }
  .facts {
    display: grid;
    gap: 0.4em;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.3em 1em;
  }
  dt {
    color: var(--_muted);
  }
  [part='book'] {
    display: flex;
    min-height: 48px;
    padding: 0.5em 1.25em;
    align-items: center;
    justify-content: center;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-decoration: none;
  }
  .strong {
    background: var(--_accent);
    color: var(--_on-accent);
    border-color: var(--_accent);
  }
  .way-on {
    display: grid;
    gap: 0.5em;
    align-content: start;
    justify-items: start;
  }
  .way-on [part='book'] {
    inline-size: 100%;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .actions:not(:has(*)) {
    display: none;
  }
  .booked {
    --_tone: light-dark(#17683a, #86dca8);
  }
  .failed,
  .cancelled,
  .rejected,
  [part='notice'] {
    --_tone: light-dark(#8a4b00, #f3c27c);
  }
  .entered-in-error,
  [part='error'] {
    --_tone: var(--_danger);
  }
  .booked,
  .failed,
  .cancelled,
  .rejected,
  .entered-in-error,
  [part='notice'],
  [part='error'] {
    border-color: transparent;
    background: color-mix(in srgb, var(--_tone) 12%, var(--_surface));
  }
  [part='confirmation'] :is(h1, h2, h3, h4, h5, h6),
  [part='error'] :is(h1, h2, h3, h4, h5, h6) {
    color: var(--_tone);
  }
  @container (min-width: 45rem) {
    [part='summary'] {
      grid-template-columns: minmax(0, 1fr) 15rem;
      gap: 1.5em;
    }
  }
  @media (forced-colors: active) {
    button[part~='slot-selected'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    [part='book'] {
      border: 2px solid LinkText;
    }
  }
`;
