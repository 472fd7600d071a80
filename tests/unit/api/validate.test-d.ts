import { expectTypeOf, test } from 'vitest';
import * as yc from '../../../src/api';

test('a validator gets what fn gets', () => {
  yc.Textbox({ validator: (text) => expectTypeOf(text).toEqualTypeOf<string>() && true });
  yc.Number({ optional: true, validator: (number) => expectTypeOf(number).toEqualTypeOf<number | null>() && true });
  yc.Radio({ choices: ['a', 'b'], validator: (word) => expectTypeOf(word).toEqualTypeOf<'a' | 'b'>() && true });
  yc.Interface({
    fn: (text, number) => `${text}${number}`,
    validator: (text, number) => [
      expectTypeOf(text).toEqualTypeOf<string>() && true,
      expectTypeOf(number).toEqualTypeOf<number>() && 'No.',
    ],
    inputs: [yc.Textbox(), yc.Number()],
    outputs: yc.Textbox(),
  });
});

test('it answers with true or a sentence', () => {
  yc.Textbox({ validator: async (text) => yc.validate(text !== '', 'Write something.') });
  // @ts-expect-error A number says nothing.
  yc.Textbox({ validator: () => 7 });
});
