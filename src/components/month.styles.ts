import { css } from 'lit';

/** The month at a glance. It floats above all else and does not move. */
export const monthStyles = css`
  [part='month'] {
    box-sizing: border-box;
    inset: 0 auto auto 0;
    margin: 0;
    inline-size: 23.5rem;
    max-inline-size: 100vw;
    max-block-size: calc(100dvh - 1rem);
    padding: 0.75rem;
    overflow: auto;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    color: var(--_text);
    background: var(--_surface);
  }
  @container (max-width: 24rem) {
    [part='month'] {
      inline-size: 100cqi;
      padding: 0.4rem;
    }
  }
  [part='month'] header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    text-align: center;
  }
  [part='month'] header button {
    inline-size: 44px;
    padding: 0;
  }
  [part='month'] header button::before {
    content: '';
    inline-size: 0.55em;
    block-size: 0.55em;
    border: solid currentColor;
    border-width: 0 0 2px 2px;
    rotate: 45deg;
  }
  [part='month'] header .on::before,
  [dir='rtl'] [part='month'] header .back::before {
    rotate: 225deg;
  }
  [dir='rtl'] [part='month'] header .on::before {
    rotate: 45deg;
  }
  [part='month'] table {
    inline-size: 100%;
    table-layout: fixed;
    border-spacing: 4px;
    font-variant-numeric: tabular-nums;
  }
  [part='month'] :is(th, td) {
    padding: 0;
    text-align: center;
    color: var(--_muted);
    font-size: 0.92em;
    font-weight: 400;
  }
  [part='month'] th {
    block-size: 2.2em;
  }
  [part='month'] td {
    block-size: 44px;
  }
  [part='month'] td button {
    position: relative;
    flex-direction: column;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0.1em 0;
    border-color: transparent;
    color: var(--_text);
    background: var(--_tint);
    line-height: 1.2;
  }
  [part='month'] td button:hover,
  [part='month'] td [aria-current] {
    border-color: var(--_accent);
  }
  [part='month'] td button:focus-visible {
    outline-offset: 1px;
  }
  [part='month'] td small {
    color: var(--_accent);
  }
  [part='month'] td .chosen {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  [part='month'] td .chosen small {
    color: inherit;
  }
  [part='month'] td .chosen::before {
    position: absolute;
    inset: 0 auto auto 0.2em;
    content: '✓' / '';
    font-size: 0.85em;
  }
  @media (forced-colors: active) {
    [part='month'] td .chosen {
      color: HighlightText;
      background: Highlight;
      outline-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
