import type { Lent } from './lent';

/** A state on its way: a deep copy, and the classes of what is in it by the place at which {@link objectsIn} finds it. */
export type StateWire = { state: unknown; classes?: readonly [index: number, name: string][] };

/** The items of a copy beside those of what it was copied from. Files, buffers, dates and errors hold none. */
const itemsOf = (copy: object, original: object): [unknown, unknown][] => {
  const isList = copy instanceof Map || copy instanceof Set;
  const isPlain = Array.isArray(copy) || Object.getPrototypeOf(copy) === Object.prototype;
  const [items, originals] = isList
    ? [[...copy].flat(), [...(original as typeof copy)].flat()]
    : isPlain
      ? [Object.values(copy), Object.keys(copy).map((key) => (original as Record<string, unknown>)[key])]
      : [[], []];
  return items.map((item, index) => [item, originals[index]]);
};

/** The objects of a copy, each once and in the same order in every copy, with what each was copied from. */
const objectsIn = (state: unknown, value: unknown = state): [copy: object, original: object][] => {
  const found = new Map<object, object>();
  const add = ([copy, original]: [unknown, unknown]) => {
    if (typeof copy === 'object' && copy !== null && !found.has(copy)) found.set(copy, original as object);
  };
  add([state, value]);
  // The loop goes on with what is added to the map meanwhile, however deep the value is.
  for (const [copy, original] of found) itemsOf(copy, original).forEach(add);
  return [...found];
};

/** A field or a method with `#`, which only code of its class can see. */
const withPrivate = /\.(#[\w$]+)|^\s*(?:static\s+)?(#[\w$]+)\s*[;=(]/m;

/** The first private name of a class or of those it extends. */
const privateOf = (prototype: object): string | undefined => {
  for (let each = prototype; each !== null; each = Object.getPrototypeOf(each)) {
    const made: unknown = each.constructor;
    const source = typeof made === 'function' ? Function.prototype.toString.call(made) : '';
    const found = source.startsWith('class') ? withPrivate.exec(source) : null;
    if (found) return found[1] ?? found[2];
  }
  return undefined;
};

/**
 * Copies states so that instances of classes stay what they are. Classes do not leave the worker: a copy is marked with
 * their names, and finds them again by name, in the worker that takes the place of one that was ended too. So a class
 * has to be at the top level of a file, imported, or known from another state of the same worker.
 */
export const createStates = ({ refuse }: Lent) => {
  const byName = new Map<string, object | null>([['', null]]);
  const names = new Map<object | null, string>([[null, '']]);

  const know = (name: string, prototype: object) => {
    if (names.has(prototype)) return;
    let own = name;
    for (let count = 2; byName.has(own); count++) own = `${name} ${count}`;
    byName.set(own, prototype);
    names.set(prototype, own);
  };

  const nameOf = (prototype: object | null): string => {
    if (prototype !== null) {
      const { name } = prototype.constructor;
      const hidden = privateOf(prototype);
      if (hidden)
        refuse(`the state has a ${name}, whose private field ${hidden} cannot be copied: name it without the #`);
      know(name || 'class', prototype);
    }
    return names.get(prototype) as string;
  };

  return {
    /** The compiler adds a call of this to modules that have classes. */
    know: (classes: Readonly<Record<string, unknown>>) => {
      for (const [name, each] of Object.entries(classes))
        if (typeof each === 'function' && each.prototype) know(name, each.prototype as object);
    },
    encode: (value: unknown): StateWire => {
      const state: unknown = structuredClone(value);
      const classes = objectsIn(state, value).flatMap(([copy, original], index): [number, string][] => {
        const prototype = Object.getPrototypeOf(original);
        return prototype === Object.getPrototypeOf(copy) ? [] : [[index, nameOf(prototype)]];
      });
      return classes.length > 0 ? { state, classes } : { state };
    },
    decode: ({ state, classes = [] }: StateWire): unknown => {
      const objects = classes.length > 0 ? objectsIn(state) : [];
      for (const [index, name] of classes) {
        const prototype = byName.get(name);
        if (prototype === undefined)
          refuse(
            `The state has a ${name}, a class that is not known here. Declare it at the top level of a file, outside of functions`,
          );
        const object = objects[index]?.[0];
        if (object) Object.setPrototypeOf(object, prototype as object | null);
      }
      return state;
    },
  };
};
