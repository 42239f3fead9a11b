import { css } from 'lit';

/** What is not for paper; after all else, which says how it is laid out. */
export const printStyles = css`
  @media print {
    [part='toolbar'],
    [part='more'],
    .bar button,
    .actions button {
      display: none;
    }
    .card,
    .panel {
      break-inside: avoid;
    }
  }
`;
