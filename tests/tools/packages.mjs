import { run } from './processes.mjs';

/**
 * Installs packages of the system, where it is Debian or made from it and we may: as root, or with a `sudo` that asks
 * for no password.
 *
 * @param {string[]} names
 * @returns {Promise<string | undefined>} Why it could not be done.
 */
export const installSystemPackages = async (names) => {
  if ((await run('apt-get', ['--version'], { show: false })).code !== 0) return 'this system has no apt-get';
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && (await run('sudo', ['-n', 'true'], { show: false })).code !== 0) {
    return 'apt-get needs root, and sudo asks for a password';
  }
  const apt = (...parameters) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...parameters];
    return run(command, rest, { seconds: 600 });
  };
  console.log(`Installing ${names.join(' ')} (apt-get) …`);
  // A failed update may still leave lists that will do; the install tells.
  await apt('-q', 'update');
  const { code } = await apt('-q', 'install', '-y', '--no-install-recommends', ...names);
  return code === 0 ? undefined : `apt-get install ended with code ${code}`;
};
