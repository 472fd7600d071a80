import { expectTypeOf, test } from 'vitest';
import * as yc from '../../../src/api';

test('a text is named as one of the languages names it', () => {
  const t = yc.i18n({ en: { name: 'Name', hello: 'Hello' }, de: { hello: 'Guten Tag' } });
  expectTypeOf(t).parameters.toEqualTypeOf<['name' | 'hello']>();
  expectTypeOf(t('name')).toEqualTypeOf<string>();
  // @ts-expect-error no language has this name
  t('nmae');
  // @ts-expect-error a text is a text
  yc.i18n({ en: { name: 7 } });
});
