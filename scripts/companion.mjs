import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const companions = new Set();
process.on('exit', () => companions.forEach((each) => each.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/**
 * Starts a program that ends when this process does, however that ends.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {import('node:child_process').SpawnOptions} options
 */
export function accompany(program, words, options) {
  const companion = spawn(program, words, options);
  companions.add(companion);
  companion.once('close', () => companions.delete(companion));
  return companion;
}
