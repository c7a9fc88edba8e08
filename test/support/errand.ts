import { spawn } from 'node:child_process';

/**
 * Runs a test’s file once more, as a process of its own that may be killed.
 * @param variable the environment variable that has the file run this errand, and no test
 * @returns whether it was killed; rejects where it fails
 */
export function sendErrand(file: string, variable: string, errand: object): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, [variable]: JSON.stringify(errand) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`The child process ended with ${code ?? signal}.`));
    });
  });
}
