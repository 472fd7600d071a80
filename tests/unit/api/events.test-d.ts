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
      expectTypeOf(event.event).toEqualTypeOf<'click'>();
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

type Told<Event, More = unknown> = { component: number | null; event: Event } & More;

test('each event’s data is typed, by its component where that matters', () => {
  go.click((event) => expectTypeOf(event).toEqualTypeOf<Told<'click'>>());
  name.keyUp((event) => expectTypeOf(event.key).toEqualTypeOf<string>());
  name.select(({ index, value }) => {
    expectTypeOf(index).toEqualTypeOf<[from: number, to: number]>();
    expectTypeOf(value).toEqualTypeOf<string>();
  });
  name.copy((event) => expectTypeOf(event.value).toEqualTypeOf<string>());
  yc.Slider().release((n, event) => expectTypeOf([n, event.value]).toEqualTypeOf<number[]>(), count);
  yc.Radio({ choices: ['a', 2] }).select((event) => {
    expectTypeOf(event.value).toEqualTypeOf<'a' | 2>();
    expectTypeOf(event.index).toEqualTypeOf<number>();
    expectTypeOf(event.selected).toEqualTypeOf<boolean>();
  });
  yc.CheckboxGroup({ choices: ['a', 'b'] }).select((event) => expectTypeOf(event.value).toEqualTypeOf<'a' | 'b'>());
  yc.Dropdown({ choices: [1, 2], multiselect: true, allowCustomValue: true }).select((event) =>
    expectTypeOf(event.value).toEqualTypeOf<1 | 2 | string>(),
  );
  yc.Dropdown({ choices: [1, 2], optional: true }).select((event) => expectTypeOf(event.value).toEqualTypeOf<1 | 2>());
  yc.Image().select((event) => expectTypeOf(event.index).toEqualTypeOf<[x: number, y: number]>());
  yc.Gallery().select((event) => expectTypeOf(event.value).toEqualTypeOf<string | null>());
  yc.File().select((event) => expectTypeOf(event.value).toEqualTypeOf<string>());
  yc.Dataframe().select(({ index, value }) => {
    expectTypeOf(index).toEqualTypeOf<[row: number, column: number]>();
    expectTypeOf(value).toEqualTypeOf<string | number | boolean | null>();
  });
  for (const media of [yc.Audio(), yc.Video()])
    media.end((event) => expectTypeOf(event.playbackPosition).toEqualTypeOf<number>());
  const chat = yc.Chatbot();
  chat.like((event) => expectTypeOf(event.liked).toEqualTypeOf<boolean | null>());
  chat.edit((event) => expectTypeOf(event.previous).toEqualTypeOf<string>());
  chat.undo((history, event) => history.slice(0, event.index), chat, chat);
  yc.Tabs(yc.Tab('One')).select((event) => expectTypeOf(event.value).toEqualTypeOf<string>());
  yc.Blocks(go).load((event) => expectTypeOf(event).toEqualTypeOf<{ component: null; event: 'load' }>());
  // @ts-expect-error a click tells no value
  go.click((event) => event.value);
  // @ts-expect-error what ends a run tells nothing
  go.click(() => {}).then((event) => event);
});

test('one function for several events is told what any of them may tell', () => {
  yc.on(
    [name.submit, name.copy],
    (text, event) => {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(event.event).toEqualTypeOf<'submit' | 'copy'>();
      if (event.event === 'copy') expectTypeOf(event.value).toEqualTypeOf<string>();
    },
    name,
  );
});

test('a listener that is given by name is typed as one that is given by place', () => {
  go.click({
    fn: (text, n, event) => {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(event.event).toEqualTypeOf<'click'>();
      return [n, text];
    },
    inputs: [name, count],
    outputs: [count, name],
    triggerMode: 'once',
  }).then({ fn: (n) => n + 1, inputs: count, outputs: count });
  // @ts-expect-error a number for a text
  go.click({ fn: (n: number) => n, inputs: name, outputs: count });
  // @ts-expect-error text for a number
  go.click({ fn: () => 'x', outputs: count });
  // @ts-expect-error there is no such mode
  go.click({ fn: () => {}, triggerMode: 'never' });
});

test('a block is filled one by one, by an array or by a function, with its options before', () => {
  yc.Blocks((app) => {
    app.load(() => 'ready', null, name);
    const [first, second] = yc.Row(() => [yc.Textbox(), yc.Number()]);
    first.submit((text) => text.length, first, second);
    yc.Row({ equalHeight: true }, () => yc.Textbox());
    yc.Column([name, count]);
    yc.Group(name, count);
    yc.Tab('Input', () => {
      yc.Accordion('More', { open: false }, () => yc.Slider());
    });
    yc.Accordion('More', [count]).expand(() => 'open', null, name);
    // @ts-expect-error a row has no such option
    yc.Row({ equalHigh: true }, () => yc.Textbox());
    // @ts-expect-error a tab begins with its name
    yc.Tab(() => yc.Textbox());
  });
});
