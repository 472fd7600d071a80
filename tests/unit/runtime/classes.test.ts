import { expect, test } from 'vitest';
import { createStates } from '../../../src/runtime/values/classes';

const states = () =>
  createStates({
    refuse: (why: string) => {
      throw new TypeError(why);
    },
  } as never);

class Leaf {
  name = 'a';
}

test('instances in a Map and in a Set are found again, also where nothing else holds them', () => {
  const { encode, decode } = states();
  const copy = decode(encode([new Map([['k', new Leaf()]]), new Set([new Leaf()])])) as [Map<string, Leaf>, Set<Leaf>];
  expect(copy[0].get('k')).toBeInstanceOf(Leaf);
  expect([...copy[1]][0]).toBeInstanceOf(Leaf);
});

test('classes of one name are told apart', () => {
  const { encode, decode } = states();
  const Other = { Leaf: class Leaf {} }.Leaf;
  const [first, second] = decode(encode([new Leaf(), new Other()])) as [object, object];
  expect([first.constructor, second.constructor]).toEqual([Leaf, Other]);
});

test('a private field of the class that is extended is refused too, and an unknown class by its name', () => {
  const { encode } = states();
  class Safe {
    #code = 1;
    open() {
      return this.#code;
    }
  }
  class Vault extends Safe {}
  expect(() => encode(new Vault())).toThrow('a Vault, whose private field #code cannot be copied');
  expect(() => states().decode(encode(new Leaf()))).toThrow('a Leaf, a class that is not known here');
});
