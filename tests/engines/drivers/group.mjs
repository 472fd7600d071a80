import { spawn } from 'node:child_process';
import { killGroup } from '../../tools/processes.mjs';

/** Starts a process whose whole group ends with this one. */
export const startGroup = (command, parameters, options) => {
  const child = spawn(command, parameters, { ...options, detached: true });
  const end = (signal) => {
    process.off('exit', end);
    killGroup(child.pid, typeof signal === 'string' ? signal : 'SIGKILL');
  };
  process.once('exit', end);
  return { child, end };
};
