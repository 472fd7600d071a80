/** Engines do not say which imported module failed to load. So we fetch each one, and name the one that fails. */
export const unreachable = async (remote: readonly string[]): Promise<Error | undefined> => {
  const answers = await Promise.all(
    remote.map((url) =>
      fetch(url).then(
        (response) => (response.ok ? undefined : `${url} answers ${response.status} ${response.statusText}`.trim()),
        () =>
          `${url} cannot be reached: the network is down, the address is wrong, or the page does not allow that host`,
      ),
    ),
  );
  const failed = answers.find((answer) => answer !== undefined);
  return failed === undefined ? undefined : new TypeError(`An import failed: ${failed}.`);
};
