/**
 * Milliseconds until a database that does not answer is treated as broken: before its first answer, once it has
 * answered (a busy machine is not broken storage), and once it has failed to answer. Writes get longer, since nobody
 * waits for them.
 */
export const patience = { first: 4000, answered: 10_000, silent: 250, write: 30_000 };

/** Makes operations time out and always reject with an `Error`: idb-keyval may reject with `null`, or never settle. */
export const createPatience = () => {
  let usual = patience.first;
  return <T>(operation: Promise<T>, milliseconds = usual): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        usual = patience.silent;
        reject(new Error('The browser’s storage does not answer.'));
      }, milliseconds);
      const answered = () => {
        clearTimeout(timer);
        usual = patience.answered;
      };
      operation.then(
        (value) => {
          answered();
          resolve(value);
        },
        (error: unknown) => {
          answered();
          reject(error instanceof Error ? error : new Error('The browser’s storage failed.'));
        },
      );
    });
};
