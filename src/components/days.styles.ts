import { css } from 'lit';

/** Moving through the days, and the days of each group. */
export const dayStyles = css`
  /* Moving through the days */
  .bar {
    display: flex;
    gap: 0 var(--_gap);
    align-items: center;
    justify-content: space-between;
    /* Two lines, so that the toolbar stays where it is when the soonest time comes. */
    min-block-size: max(44px, 2lh);
    padding: 0.35em 1em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .bar button {
    flex: none;
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
    display: flex;
    align-items: center;
    min-block-size: 44px;
  }
  [part='toolbar'] strong {
    flex: 1;
    text-align: center;
  }
  @container (max-width: 35rem) {
    .bar {
      flex-wrap: wrap;
      min-block-size: 7.6em;
      align-content: center;
    }
    [part='toolbar'] .hint,
    [part='toolbar'] strong {
      flex: 1 1 100%;
      order: -1;
      text-align: start;
    }
    [part='month-button'],
    [part='filters-button'] {
      flex: auto;
      padding-inline: 0.5em;
    }
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
  .card {
    display: grid;
    gap: var(--_gap);
    padding-block-end: calc(var(--_gap) * 1.5);
    border-block-end: 1px solid var(--_border);
  }
  .card:last-of-type {
    border-block-end: 0;
  }
  .card.wide {
    grid-template-columns: minmax(11rem, 1fr) minmax(0, 3fr);
  }
  .card.wide > [part='summary'] {
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
  .wide > .days:has([part='day'], .blank-day) {
    grid-template-columns: repeat(
      auto-fit,
      minmax(var(--smart-scheduler-slot-min-width, 6.5rem), 1fr)
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
      minmax(var(--smart-scheduler-slot-min-width, 6.5rem), 1fr)
    );
  }
  [part='day'] li:has(.window) {
    grid-column: 1 / -1;
  }
  .run {
    font-size: 0.92em;
  }
  .stacked [part='day'] > .none {
    min-block-size: 44px;
  }
  .gone {
    min-block-size: 44px;
    align-content: center;
    text-align: center;
    color: var(--_muted);
    font-size: 0.92em;
  }
  [part='day'] .hint:not(:first-of-type) {
    margin-block-start: 0.5rem;
  }
  [part='day'] .hint {
    margin-block-end: 0.35rem;
  }

  /* Before anything is known: what stands below must not be pushed away by what comes */
  .coming {
    min-block-size: 100vh;
    align-content: start;
  }
  .blank-day {
    display: grid;
    gap: 0.6em;
    font-size: 0.92em;
  }
  .blank-day::after {
    content: '';
    block-size: 44px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .wide .blank-day::after {
    block-size: calc(44px * 4 + 1.5rem);
  }
  button[part~='slot'] {
    position: relative;
    flex-direction: column;
    inline-size: 100%;
    padding-inline: 0.35em;
    border-color: var(--_accent);
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }
  [part~='slot'].time time {
    white-space: nowrap;
  }
  .window {
    font-size: 0.92em;
    line-height: 1.3;
  }
  .window time {
    display: block;
  }
  .window time::first-letter {
    text-transform: uppercase;
  }
  button[part~='slot']:hover {
    background: var(--_tint);
  }
  button[part~='slot-selected'],
  button[part~='slot-selected']:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button[part~='slot-selected']::before {
    position: absolute;
    inset-inline-start: 0.35em;
    font-size: 0.8em;
    content: '✓' / '';
  }
  [part~='slot-selected'] small {
    color: inherit;
  }
  [part='more']:not(#never) {
    border-color: transparent;
    text-decoration: underline;
    inline-size: 100%;
  }
  @media (forced-colors: active) {
    button[part~='slot-selected'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
