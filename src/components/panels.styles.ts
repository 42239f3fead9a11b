import { css } from 'lit';

/** The chosen time, outcomes and trouble. */
export const panelStyles = css`
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
  .alternatives .button {
    flex-wrap: wrap;
    justify-content: start;
    column-gap: 0.5em;
    text-align: start;
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
    [part='book'] {
      border: 2px solid LinkText;
    }
  }
`;
