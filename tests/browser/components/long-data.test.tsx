import { expect, test } from 'vitest';
import type { Kind, WireValue } from '../../../src/protocol';
import { painted, show, until } from './shown';

const long = 2_000_000;
const word = 'x'.repeat(long);
/** More text than this in a page, or in one of its attributes, is slow to lay out and to speak. */
const [mostText, mostAttribute] = [150_000, 2500];

const cases: Record<string, [kind: Kind, value: WireValue, interactive?: boolean]> = {
  'a text in JSON': ['json', JSON.stringify([word])],
  'a key in JSON': ['json', JSON.stringify({ [word]: 1, [`${word}y`]: { [word]: [word] } })],
  'many items in JSON': ['json', JSON.stringify(Array.from({ length: 200_000 }, (_, i) => i))],
  'a cell': ['dataframe', { headers: ['a'], rows: [[word], [`-${word.replaceAll('x', '0')}x`]] }],
  'a header': ['dataframe', { headers: [word, 'b'], rows: [[1, 2]] }],
  'a line of code': ['code', word],
  'many lines of code': ['code', '\n'.repeat(long)],
};

test.for(Object.entries(cases))(
  '%s of two million characters is bounded where it is shown',
  async ([, [kind, value]]) => {
    const shown = show(kind as 'json', value as string, { label: 'Data' }, { listened: ['select'] });
    await shown.loaded();
    await until(() => shown.host.textContent?.match(/x|0|item|1/));
    await painted();
    expect(shown.host.textContent?.length).toBeLessThan(mostText);
    for (const element of shown.host.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        expect([name, value.length <= mostAttribute]).toEqual([name, true]);
  },
);
