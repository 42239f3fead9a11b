import { describe, expect, it } from 'vitest';
import { cases, casesIn, HandshakeMatrix } from '../../scripts/handshake-matrix.mjs';

const inTheStore = 'handshake, the store';
const once = { suite: inTheStore, title: 'H04: four tabs, one booking', state: 'passed' } as const;

describe('the matrix of the handshake', () => {
  it('has a line for each test of a case, with a mark for each engine', () => {
    const matrix = new HandshakeMatrix(['Chromium', 'WebKit'], ['H04']);
    matrix.add('Chromium', { tests: [once] });
    matrix.add('WebKit', { failed: 1, tests: [{ ...once, state: 'failed' }] });
    expect(String(matrix).split('\n').slice(0, 2)).to.deep.equal([
      '     Chromium  WebKit  ',
      'H04  ✓         ✗       the store: four tabs, one booking',
    ]);
    expect(String(matrix.total)).to.equal('1 passed, 1 failed');
  });

  it('says why a test was not run in an engine', () => {
    const matrix = new HandshakeMatrix(['WebKit'], ['H04']);
    matrix.add('WebKit', { tests: [{ ...once, state: 'skipped', reason: 'it has no tabs' }] });
    expect(String(matrix)).to.contain('H04  –  ').and.to.contain('– H04, WebKit: it has no tabs');
    expect(String(matrix.total)).to.equal('0 passed, 0 failed, 1 skipped');
  });

  it('fails for a case that no test speaks of', () => {
    const matrix = new HandshakeMatrix(['WebKit'], ['H04', 'H25']);
    matrix.add('WebKit', { tests: [once] });
    expect(String(matrix)).to.contain('✗ H25: no test speaks of it');
    expect(String(matrix.total)).to.equal('1 passed, 1 failed');
  });

  it('fails for what broke outside of every test', () => {
    const matrix = new HandshakeMatrix(['WebKit'], ['H04']);
    matrix.add('WebKit', { failed: 1, tests: [once] });
    expect(String(matrix)).to.contain('✗ WebKit: 1 failed that is no test');
    expect(matrix.total.exitCode).to.equal(1);
  });

  it('leaves out an engine that is not there, and says so', () => {
    const matrix = new HandshakeMatrix(['WebKit'], []);
    matrix.miss('WebKit', 'No WebKitGTK was found.');
    expect(String(matrix)).to.contain('– WebKit: No WebKitGTK was found.');
    expect(String(matrix.total)).to.equal('0 passed, 0 failed, 1 skipped');
  });

  it('leaves out tests of other things and of other cases', () => {
    const matrix = new HandshakeMatrix(['WebKit'], ['H04']);
    const others = ['counts once', 'H05: too late'].map((title) => ({ ...once, title }));
    matrix.add('WebKit', { tests: [once, ...others] });
    expect(String(matrix.total)).to.equal('1 passed, 0 failed');
  });

  it('knows which cases a test file speaks of', () => {
    expect([...casesIn("it('H04: …'); it.each(['H25', 'H26'])('%s: …')")]).to.deep.equal([
      'H04',
      'H25',
      'H26',
    ]);
    expect([cases[0], cases.at(-1), cases.length]).to.deep.equal(['H01', 'H69', 69]);
  });
});
