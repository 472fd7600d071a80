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
  chat.like((event) => expectTypeOf(event.liked).toEqualTypeOf<boolean | string | null>());
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

test('what an event tells is never unknown', () => {
  yc.Image().doubleClick(({ index }) => expectTypeOf(index).toEqualTypeOf<[x: number, y: number]>());
  for (const saved of [yc.Image(), yc.Audio(), yc.Video(), yc.Dataframe()])
    saved.download((event) => expectTypeOf(event.value).toEqualTypeOf<string>());
  yc.File().delete((event) => expectTypeOf(event).toEqualTypeOf<Told<'delete', { index: number; value: string }>>());
  yc.Gallery().delete(({ value }) => expectTypeOf(value).toEqualTypeOf<string | null>());
  yc.Gallery().previewOpen(({ index }) => expectTypeOf(index).toEqualTypeOf<number>());
  yc.Dataframe().edit(({ previous }) => expectTypeOf(previous).toEqualTypeOf<string | number | boolean | null>());
  yc.Dataframe().select(({ rowValue, selected }) => {
    expectTypeOf(rowValue).toEqualTypeOf<(string | number | boolean | null)[]>();
    expectTypeOf(selected).toEqualTypeOf<true>();
  });
  yc.Blocks(() => {}).load((event) => expectTypeOf(event).toEqualTypeOf<{ component: null; event: 'load' }>());
  yc.Blocks(go).unload((text) => expectTypeOf(text).toEqualTypeOf<string>(), name);
  // @ts-expect-error an app that goes tells nothing
  yc.Blocks(go).unload((event) => event);
});

test('a function whose further parameters are its own takes the inputs alone', () => {
  go.click((text: string, times: number = 2) => text.repeat(times), name, name);
  go.click(Math.max, [count, count], count);
  go.click((...all: string[]) => all.join(), [name, name], name);
  // @ts-expect-error a number for a text
  go.click((n: number, times: number = 2) => n * times, name, count);
});

test('a value that is computed is typed by its inputs', () => {
  yc.Number({ value: (n) => 2 * n, inputs: count, every: 1 });
  yc.Textbox({
    label: 'Both',
    value: async (n, text) => {
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(text).toEqualTypeOf<string>();
      return text.repeat(n);
    },
    inputs: [count, name],
    every: yc.Timer(2),
  });
  yc.Radio({ choices: ['a', 'b'], value: (text) => (text ? 'a' : 'b'), inputs: name });
  yc.Dataframe({ value: (text) => [[text]], inputs: name });
  yc.Image({ value: () => yc.noise(1, 1), every: yc.Timer(1) });
  yc.Dropdown({ choices: ['a', 'b'], value: () => 'a' });
  // @ts-expect-error a text for a number
  yc.Number({ value: (text) => text, inputs: name });
  // @ts-expect-error only a timer says when
  yc.Number({ value: () => 1, every: name });
});

test('a state of a class is given back as one', () => {
  class Game {
    private turns = 0;
    play() {
      return ++this.turns;
    }
  }
  const game = yc.State(new Game());
  go.click((now) => [now, now.play()], game, [game, count]);
});

test('an error for people takes a title, a duration and whether it is seen', () => {
  new yc.Error('No.', { title: 'Oh', duration: null, visible: false });
  // @ts-expect-error there is no such option
  new yc.Error('No.', { titel: 'Oh' });
});
