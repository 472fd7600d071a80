import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

const name = yc.Textbox();
const count = yc.Number();
const go = yc.Button('Go');

test('inputs type the parameters of a listener, and the event’s data comes last', () => {
  go.click(
    (text, n, event) => {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(event.event).toEqualTypeOf<string>();
      return text;
    },
    [name, count],
    name,
  );
  go.click(() => {}).then((text) => text.length, name, count);
  yc.on([go.click, name.submit], (text) => text, name, name);
});

test('a listener that does not fit does not compile', () => {
  // @ts-expect-error a number for a text
  go.click((n: number) => n, name, count);
  // @ts-expect-error text for a number
  go.click(() => 'x', null, count);
  // @ts-expect-error the values stand in another order
  go.click(() => ['x', 1], null, [count, name]);
  // @ts-expect-error a chain is typed as well
  go.click(() => {}).success(() => true, null, count);
  // @ts-expect-error there is no such mode
  go.click(() => {}, null, null, { triggerMode: 'never' });
});

test('a component has the events of its kind and no others', () => {
  name.submit(() => {});
  // @ts-expect-error a button is not typed into
  go.input(() => {});
  // @ts-expect-error a slider has no uploads
  yc.Slider().upload(() => {});
});

test('a state is typed by its value', () => {
  const people = yc.State<string[]>([]);
  go.click((list, who) => [...list, who], [people, name], people);
  people.change((list) => expectTypeOf(list).toEqualTypeOf<string[]>(), people);
  // @ts-expect-error numbers for a list of texts
  go.click(() => [1, 2], null, people);
});

test('a chat’s function is typed by its additional inputs', () => {
  yc.ChatInterface({
    fn: (message, history, n) => {
      expectTypeOf(message).toEqualTypeOf<string>();
      expectTypeOf(history).toEqualTypeOf<yc.ChatMessage[]>();
      expectTypeOf(n).toEqualTypeOf<number>();
      return message;
    },
    additionalInputs: count,
  });
  // @ts-expect-error an answer is text or a message
  yc.ChatInterface({ fn: () => 7 });
});
