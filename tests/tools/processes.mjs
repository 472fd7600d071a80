import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as system } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Runs a command to its end. It gets no input, and a process group of its own, so that on a time-out its children end
 * with it: a browser left behind would slow all that follows.
 *
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ seconds?: number, quietSeconds?: number, env?: Record<string, string>, show?: boolean }} [options]
 *   `seconds` is the most it may take in all, `quietSeconds` the longest it may print nothing, `show` whether its
 *   output appears here too.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} 127 where there is no such command.
 */
export const run = (command, parameters, { seconds = 600, quietSeconds, env, show = true } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: true,
    });
    let output = '';
    let timedOut = false;
    const end = () => {
      timedOut = true;
      killGroup(child.pid);
    };
    const limit = setTimeout(end, seconds * 1000);
    const quiet = quietSeconds === undefined ? undefined : setTimeout(end, quietSeconds * 1000);
    const onData = (stream) => (data) => {
      quiet?.refresh();
      output += data;
      if (show) stream.write(data);
    };
    child.stdout.on('data', onData(process.stdout));
    child.stderr.on('data', onData(process.stderr));
    const onSignal = (signal) => {
      killGroup(child.pid);
      process.exit(128 + system.signals[signal]);
    };
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    const settle = (code) => {
      clearTimeout(limit);
      clearTimeout(quiet);
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      resolve({ code, output, timedOut });
    };
    child.on('error', () => settle(127));
    child.on('close', (code) => settle(timedOut ? 124 : (code ?? 1)));
  });

/** Ends a process that was started detached, and all that it started. */
export const killGroup = (pid, signal = 'SIGKILL') => {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

/** The path of a command, or nothing where there is none of that name. */
export const findCommand = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
