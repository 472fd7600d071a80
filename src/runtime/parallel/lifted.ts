import { liftedKey } from '../../protocol';

/** A function of the sketch, as the compiler has copied it to the end of its file: another realm finds it there. */
export type Place = {
  file: string;
  key: number;
  /** The variables around the call that the function uses. */
  captured: () => Record<string, unknown>;
};

type Factory = (captured: Record<string, unknown>) => unknown;

/**
 * Finds the same function in another realm. Compiled code passes the function of each `yc.parallel` through `at`, and says
 * at the end of each file how to make its functions.
 */
export const createLifted = () => {
  const files = new Map<string, readonly Factory[]>();
  const places = new WeakMap<object, Place>();
  const register = (file: string, factories: readonly Factory[]) => void files.set(file, factories);
  const at = (file: string, key: number, captured: Place['captured'], fn: unknown) => {
    if (typeof fn === 'function') places.set(fn, { file, key, captured });
    return fn;
  };
  Object.defineProperty(globalThis, Symbol.for(liftedKey), {
    value: Object.assign(register, { at }),
    configurable: true,
  });
  return {
    placeOf: (fn: object): Place | undefined => places.get(fn),
    /** Makes the function. A file that nothing has imported yet is imported. */
    async make(modules: Readonly<Record<string, string>>, { file, key }: Place, captured: Record<string, unknown>) {
      if (!files.has(file)) await import(/* @vite-ignore */ modules[file] ?? '');
      const fn = files.get(file)?.[key]?.(captured);
      if (typeof fn !== 'function') throw new TypeError('The function of yc.parallel is none on another core.');
      return fn as (item: unknown, index: number) => unknown;
    },
  };
};

export type Lifted = ReturnType<typeof createLifted>;
