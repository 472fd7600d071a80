/** How much of it there is so far, in bytes, and what it is, if the page says so. */
export type Loading = { loaded: number; total: number | null; about?: string };

type Ask = (asked: Record<string, unknown>) => Promise<unknown>;

let count = 0;

/**
 * Has the page load something. It answers each question soon, so that others can be asked meanwhile.
 *
 * @param asked the question, which gets a number
 * @param stopped rejects once nobody waits for it any more
 */
export const loadByPage = async <T extends object>(
  ask: Ask,
  asked: object,
  tell: (loading: Loading) => void,
  stopped?: Promise<never>,
): Promise<T> => {
  const id = count++;
  let isStopped = false;
  stopped?.catch(() => {
    isStopped = true;
  });
  const answer = (question: object) => {
    const given = ask({ ...question, id }) as Promise<T | Loading>;
    return stopped ? Promise.race([given, stopped]) : given;
  };
  try {
    let given = await answer(asked);
    while ('loaded' in given) {
      tell(given);
      given = await answer({ op: 'more' });
    }
    return given as T;
  } catch (thrown) {
    if (isStopped) void ask({ op: 'cancel', id }).catch(() => {});
    throw thrown;
  }
};
