import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

const name = yc.Textbox();
const count = yc.Number();
const app = yc.Interface({ fn: (text) => text, inputs: 'text', outputs: 'text' });
const chat = yc.ChatInterface({ fn: (message) => message });

test('apps stand in every block, beside components', () => {
  yc.Blocks({ title: 'All' }, yc.Row(app, name), yc.Tab('Chat', chat), yc.Accordion('More', { open: false }, app));
  yc.Blocks(() => {
    yc.Column(app, chat);
  });
  yc.TabbedInterface([app, chat], ['One', 'Two']).load(() => {});
  yc.TabbedInterface({ interfaceList: [app], tabNames: ['One'], title: 'Tabs' });
  // @ts-expect-error a component is no app
  yc.TabbedInterface([name], ['One']);
  // @ts-expect-error text is neither
  yc.Row('text');
});

test('examples are typed by their inputs, and their function by its inputs and outputs', () => {
  yc.Examples({ examples: ['a', ['b']], inputs: name });
  yc.Examples({
    examples: [['a', 1]],
    inputs: [name, count],
    outputs: count,
    fn: (text, n) => {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(n).toEqualTypeOf<number>();
      return n;
    },
    runOnClick: true,
  });
  // @ts-expect-error a number for a text
  yc.Examples({ examples: [['a', 'b']], inputs: [name, count] });
  // @ts-expect-error a text for a number
  yc.Examples({ examples: [['a']], inputs: name, outputs: count, fn: () => 'one' });
  // @ts-expect-error there is no such option
  yc.Examples({ examples: [['a']], inputs: name, perPage: 3 });
});

test('a dataset gives the values of its samples, and its events tell which', () => {
  const people = yc.Dataset({ components: ['text', 'number'], samples: [['Ada', 1815]] });
  people.click(
    ([who, born], event) => {
      expectTypeOf(event.index).toEqualTypeOf<number>();
      expectTypeOf(event.value).toEqualTypeOf<string>();
      expectTypeOf(born).toEqualTypeOf<number | null>();
      return String(who);
    },
    people,
    name,
  );
  yc.Dataset({ components: name, samples: ['a'], type: 'index' }).select(
    (index) => expectTypeOf(index).toEqualTypeOf<number>(),
    yc.Dataset({ components: name, samples: ['a'], type: 'index' }),
  );
  // @ts-expect-error a text for a number
  yc.Dataset({ components: 'number', samples: ['a'] });
  // @ts-expect-error it is not typed into
  people.submit;
});
