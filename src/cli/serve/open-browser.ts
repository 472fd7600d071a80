import { spawn } from 'node:child_process';

/** Opens an address in the person's browser, or in the one that the environment names. */
export const openBrowser = (address: string): void => {
  const named = process.env.BROWSER;
  const [command, ...parameters] =
    named !== undefined && named !== ''
      ? [named, address]
      : process.platform === 'darwin'
        ? ['open', address]
        : process.platform === 'win32'
          ? ['cmd', '/c', 'start', '""', address]
          : ['xdg-open', address];
  const child = spawn(command as string, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => process.stderr.write(`No browser could be opened: open ${address} yourself.\n`));
  child.unref();
};
