import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const tests = new URL('../', import.meta.url);
/** Found by a machine; the 46th, the screen readers themselves, is for a person. */
const automatic = Array.from({ length: 45 }, (_, index) => index + 1);

it('every item of the checklist has a test that is called after it', () => {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  const titles = files
    .filter((file) => /\.(browser|test)\.ts$/.test(file))
    .flatMap((file) => [
      ...readFileSync(new URL(file, tests), 'utf8').matchAll(/it\(\s*['`]A11Y (\d+): /g),
    ])
    .map(([, number]) => Number(number));
  expect(automatic.filter((number) => !titles.includes(number))).to.deep.equal([]);
});

it('what no machine can find has a script, and the script says that it was not yet run', () => {
  const script = readFileSync(new URL('../ACCESSIBILITY.md', tests), 'utf8');
  expect(script).to.contain('## A script for a person').and.to.contain('**Not yet run.**');
});
