import { css } from 'lit';

/** The filters, what is wanted, and where the patient looks from. */
export const filterStyles = css`
  [part='filters'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_gap) * 1.25) calc(var(--_gap) * 2);
  }
  [part='filter'] {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    flex: 1 1 14rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em;
    align-content: start;
  }
  .near,
  [part='filters'] > .actions {
    flex-basis: 100%;
  }
  fieldset[part='filter'] {
    flex: 0 1 auto;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  [part='filter'] :is(label, legend) {
    padding: 0;
    color: var(--_muted);
    font-size: 0.92em;
  }
  [part='filter'] legend {
    margin-block-end: 0.35em;
  }
  [part='filter'] :is(input, select) {
    box-sizing: border-box;
    min-block-size: 44px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: 0.4em 0.75em;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    color: inherit;
    background: var(--_surface);
    font: inherit;
    /* Below this, telephones enlarge the page around what is typed into. */
    font-size: max(16px, 1em);
  }
  [part='filter'] > select {
    inline-size: 100%;
    text-overflow: ellipsis;
  }
  @container (max-width: 20rem) {
    [part='filters'] {
      padding-inline: 0.75em;
    }
    [part='filter'] > select {
      padding-inline: 0.25em;
    }
  }
  .near input {
    flex: 1 1 10rem;
  }
  .near .actions,
  .near .actions > span {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
  }
  .wrong {
    color: var(--_danger);
    font-weight: 600;
  }
  [part='filter'] button {
    border-color: var(--_muted);
    font-weight: inherit;
  }
  [part='filter'] [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_tint);
    color: var(--_accent);
    font-weight: 600;
  }
  [part='filter'] [aria-pressed='true']::before {
    content: '✓' / '';
    margin-inline-end: 0.4em;
  }

  .wanted {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  button[part='choice'] {
    gap: 0.6em;
    padding-block: 0.25em;
    border-radius: 22px;
    background: var(--_tint);
    text-align: start;
  }
  @media (forced-colors: active) {
    [part='filter'] [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
