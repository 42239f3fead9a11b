import { describe, expect, it } from 'vitest';
import { Timetable } from '../../src/availability/timetable.js';
import type { FeedResult } from '../../src/controllers/search-controller.js';
import { isWorthAnotherTry } from '../../src/controllers/search-trouble.js';
import { SourceError, type SourceErrorCode } from '../../src/model/slot-source.js';

function result(given: Partial<FeedResult>): FeedResult {
  const found = { key: 'clinic', timetable: Timetable.empty, issues: [] };
  return { ...found, complete: true, isWhole: false, ...given };
}
const withIssue = (code: string, complete = false) =>
  result({ complete, issues: [{ code, message: 'told to the webmaster', count: 1 }] });
const failed = (code: SourceErrorCode) =>
  result({ complete: false, error: new SourceError(code, 'told to the webmaster') });

describe('when a device is connected again, a clinic', () => {
  it('is asked once more where it could not be reached, or broke off', () => {
    for (const code of ['network', 'timeout', 'http', 'rate-limited'] as const)
      expect(isWorthAnotherTry(failed(code)), code).to.equal(true);
  });

  it('is not where its answer would be the same', () => {
    for (const code of [
      'endpoint-missing',
      'endpoint-invalid',
      'unauthorized',
      'unreadable',
    ] as const)
      expect(isWorthAnotherTry(failed(code)), code).to.equal(false);
  });

  it('is asked for the file of it that could not be had', () => {
    expect(isWorthAnotherTry(withIssue('file-failed'))).to.equal(true);
  });

  it('is not asked again for what it holds back, or what is too much', () => {
    expect(isWorthAnotherTry(withIssue('held-back'))).to.equal(false);
    expect(isWorthAnotherTry(withIssue('truncated'))).to.equal(false);
  });

  it('is left alone where it has given all', () => {
    expect(isWorthAnotherTry(result({}))).to.equal(false);
    expect(isWorthAnotherTry(withIssue('slot-invalid', true))).to.equal(false);
  });
});
