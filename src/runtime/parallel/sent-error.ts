import type { Lent } from './lent';

/** An error on its way from another realm. Engines keep little of one: its own properties are lost, in some the stack. */
export type SentError = {
  name: string;
  message: string;
  stack?: string;
  /** It is a `yc.Error`, whose message is for the people who use the app. */
  options?: object;
};

/** Never throws, whatever was thrown. */
export const sentOf = (thrown: unknown, { api, describeValue }: Lent): SentError => {
  try {
    if (thrown instanceof api.Error) return { ...plain(thrown), options: structuredClone(thrown.options) };
    if (thrown instanceof Error) return plain(thrown);
    return { name: 'Error', message: typeof thrown === 'string' ? thrown : `${describeValue(thrown)} was thrown` };
  } catch {
    return { name: 'Error', message: 'An error that cannot be read was thrown.' };
  }
};

const plain = ({ name, message, stack }: Error): SentError => ({
  name: String(name),
  message: String(message),
  ...(typeof stack === 'string' && { stack }),
});

/** The author's error again, with the index of its item. Its stack is that of the other realm, where it was thrown. */
export const errorOf = ({ name, message, stack, options }: SentError, index: number, { api }: Lent): Error => {
  const error = options ? new api.Error(message, options) : new Error(`items[${index}]: ${message}`);
  if (!options) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  return Object.assign(error, { index, ...(stack && { stack }) });
};
