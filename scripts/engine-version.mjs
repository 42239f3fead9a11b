import { execFileSync } from 'node:child_process';
import { startScreen } from './screen.mjs';

/** What an engine's program says of its version, such as `156.0.8078.79`. @param {string} program */
export async function versionOf(program) {
  try {
    // WebKitGTK's browser opens a screen before it reads its arguments.
    return program.endsWith('/MiniBrowser') ? await onScreen(program) : ask(program);
  } catch {
    return 'of unknown version';
  }
}

/** @param {string} program */
async function onScreen(program) {
  const screen = await startScreen();
  try {
    return ask(program, { DISPLAY: screen.display });
  } finally {
    screen.stop();
  }
}

/** @param {string} program @param {Record<string, string>} [environment] */
function ask(program, environment) {
  const said = execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
    env: { ...process.env, ...environment },
  });
  const [version] = /\d+(\.\d+)+/.exec(said) ?? [];
  if (!version) throw new Error(`${program} --version says "${said}".`);
  return version;
}
