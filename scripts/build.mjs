import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Builds the package and `dist/cdn`. What the tools say goes to stderr. */
export function build() {
  rmSync(`${root}dist`, { recursive: true, force: true });
  run('vite', 'build', '--logLevel', 'warn');
  run('vite', 'build', '--logLevel', 'warn', '--mode', 'thread');
  run('vite', 'build', '--logLevel', 'warn', '--mode', 'thread-cdn');
  run('vite', 'build', '--logLevel', 'warn', '--mode', 'cdn');
  run('vite', 'build', '--logLevel', 'warn', '--mode', 'return');
  run('vite', 'build', '--logLevel', 'warn', '--mode', 'portal');
  run('tsc', '--project', 'tsconfig.build.json');
  writeFileSync(`${root}dist/cdn/integrity.json`, `${JSON.stringify(integrity(), null, 2)}\n`);
}

/** The `integrity` value of every script in `dist/cdn`, by file name. */
function integrity() {
  const names = readdirSync(`${root}dist/cdn`)
    .filter((name) => name.endsWith('.js'))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      `sha384-${createHash('sha384')
        .update(readFileSync(`${root}dist/cdn/${name}`))
        .digest('base64')}`,
    ]),
  );
}

/** @param {string} tool @param {string[]} words */
function run(tool, ...words) {
  execFileSync(`${root}node_modules/.bin/${tool}`, words, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
