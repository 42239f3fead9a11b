import { css } from 'lit';

/** Panels, and what is in those of trouble. */
export const panelStyles = css`
  .panel {
    display: grid;
    gap: 0.6em;
    padding: 1.1em 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .actions:not(:has(*)) {
    display: none;
  }
  [part='notice'] {
    --_tone: light-dark(#8a4b00, #f3c27c);
  }
  [part='error'] {
    --_tone: var(--_danger);
  }
  .toned,
  [part='notice'],
  [part='error'] {
    border-color: transparent;
    background: color-mix(in srgb, var(--_tone) 12%, var(--_surface));
  }
  :is(.toned, [part='error']) :is(h1, h2, h3, h4, h5, h6) {
    color: var(--_tone);
  }
`;
