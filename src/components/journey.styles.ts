import { css } from 'lit';

/** The chosen time, what is pending, and what became of it. */
export const journeyStyles = css`
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
  @container (max-width: 20rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      margin-block-end: 0.4em;
    }
  }
  .line {
    display: block;
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
  .rejected {
    --_tone: light-dark(#8a4b00, #f3c27c);
  }
  .entered-in-error {
    --_tone: var(--_danger);
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
