import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../src/i18n/message-format.js';

describe('a message', () => {
  it('says one and many as the language does', () => {
    const message = '{count, plural, =0 {none} one {# time} other {# times}}';
    expect(
      [0, 1, 2, 1_234].map((count) => formatMessage(message, { count }, 'en-US')),
    ).to.deep.equal(['none', '1 time', '2 times', '1,234 times']);
  });

  it('falls back to "other" where a catalogue lacks a form', () => {
    expect(
      formatMessage('{count, plural, one {#} other {muchos}}', { count: 1_000_000 }, 'es'),
    ).to.equal('muchos');
  });

  it('puts values in as they are, and never reads them again', () => {
    expect(formatMessage('Call {phone}.', { phone: '{phone} <b>' }, 'en')).to.equal(
      'Call {phone} <b>.',
    );
  });
});
