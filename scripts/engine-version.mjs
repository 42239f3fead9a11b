import { execFileSync } from 'node:child_process';
import { startScreen } from './screen.mjs';

/** What an engine's program says of its version, such as `156.0.8078.79`. @param {string} program */
export async function versionOf(program) {
  // WebKitGTK's browser opens a screen before it reads its arguments.
  const screen = program.endsWith('/MiniBrowser') ? await startScreen() : undefined;
  try {
    const said = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
      env: { ...process.env, ...(screen && { DISPLAY: screen.display }) },
    });
    return /\d+(\.\d+)+/.exec(said)?.[0] ?? 'of unknown version';
  } catch {
    return 'of unknown version';
  } finally {
    screen?.stop();
  }
}
