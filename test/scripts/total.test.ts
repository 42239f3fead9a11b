import { describe, expect, it, vi } from 'vitest';
import { failure, readTotal, Total } from '../../scripts/total.mjs';

describe('the total of several runs', () => {
  it('is read as it was written', () => {
    const total = new Total({ passed: 115 });
    total.count({ passed: 2, failed: 1 });
    expect([String(total), total.exitCode]).toEqual(['117 passed, 1 failed', 1]);
    expect(readTotal(String(total))).toEqual({ passed: 117, failed: 1, skipped: 0 });
  });

  it('tells what was skipped, which is no failure', () => {
    const total = new Total({ passed: 3, skipped: 1 });
    expect([String(total), total.exitCode]).toEqual(['3 passed, 0 failed, 1 skipped', 0]);
    expect(readTotal(String(total))).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('names what failed before it', () => {
    const printed = vi.spyOn(console, 'log').mockReturnValue();
    const total = new Total({ failed: 1, failures: ['a page opens'] });
    total.print();
    const lines = printed.mock.calls.flat();
    printed.mockRestore();
    expect(lines).toEqual([`${failure}a page opens`, '0 passed, 1 failed']);
  });

  it('is not read from what only resembles one', () => {
    for (const line of ['', 'Chromium: 115 passed, 0 failed', '115 passed', '1 passed, 0 failed!'])
      expect(readTotal(line)).toBe(undefined);
  });
});
