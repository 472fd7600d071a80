import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

test('inputs type the parameters of fn', () => {
  yc.Interface({
    fn: (name, count, mode, image, file) => {
      expectTypeOf(name).toEqualTypeOf<string>();
      expectTypeOf(count).toEqualTypeOf<number>();
      expectTypeOf(mode).toEqualTypeOf<'warm' | 'cold'>();
      expectTypeOf(image).toEqualTypeOf<ImageData>();
      expectTypeOf(file).toEqualTypeOf<File | null>();
      return name;
    },
    inputs: [
      yc.Textbox(),
      yc.Slider(),
      yc.Radio({ choices: ['warm', 'cold'] }),
      yc.Image(),
      yc.File({ optional: true }),
    ],
    outputs: yc.Textbox(),
  });
  yc.Interface({
    fn: function* (count) {
      expectTypeOf(count).toEqualTypeOf<number>();
      yield count;
    },
    inputs: yc.Number(),
    outputs: yc.Number(),
  });
});

test('a fn for other inputs does not compile', () => {
  // @ts-expect-error a Textbox gives text
  yc.Interface({ fn: (n: number) => n, inputs: yc.Textbox(), outputs: yc.Number() });
  // @ts-expect-error one input, two parameters
  yc.Interface({ fn: (a: number, b: number) => a + b, inputs: yc.Number(), outputs: yc.Number() });
  // @ts-expect-error the inputs stand in another order
  yc.Interface({ fn: (a: number, b: string) => a + b, inputs: [yc.Textbox(), yc.Number()], outputs: yc.Textbox() });
  // @ts-expect-error an optional number may be null
  yc.Interface({ fn: (n: number) => n, inputs: yc.Number({ optional: true }), outputs: yc.Number() });
});

test('outputs type what is returned and yielded', () => {
  yc.Interface({ fn: () => 1, outputs: yc.Number() });
  yc.Interface({ fn: async () => 'done', outputs: yc.Textbox() });
  yc.Interface({
    fn: async function* () {
      yield yc.noise(2, 2);
      yield new OffscreenCanvas(1, 1);
      yield yc.skip;
      yield null;
      yield yc.update({ label: 'Now' });
      return yc.solid(1, 1, [0, 0, 0]);
    },
    outputs: yc.Image(),
  });
  yc.Interface({
    fn: function* () {
      yield [1, 'one'];
      yield [yc.skip, 'two'];
      yield [null, yc.update({ visible: false })];
    },
    outputs: [yc.Number(), yc.Textbox()],
  });
});

test('a yield of another kind does not compile', () => {
  // @ts-expect-error an object is no number
  yc.Interface({ fn: () => ({}), outputs: yc.Number() });
  yc.Interface({
    // @ts-expect-error text is no boolean
    fn: function* () {
      yield 'yes';
    },
    outputs: yc.Checkbox(),
  });
  yc.Interface({
    // @ts-expect-error a boolean is no image
    fn: async function* () {
      yield true;
    },
    outputs: yc.Image(),
  });
  yc.Interface({
    // @ts-expect-error the values stand in another order
    fn: function* () {
      yield [true, 1];
    },
    outputs: [yc.Number(), yc.Checkbox()],
  });
  yc.Interface({
    // @ts-expect-error three values for two outputs
    fn: () => [1, true, 1],
    outputs: [yc.Number(), yc.Checkbox()],
  });
});

test('a function written on its own pairs with what it fits', () => {
  async function* both(steps: number) {
    for (let i = 0; i < steps; i++) yield [i, i % 2 === 0 ? 'even' : yc.skip];
  }
  function* flags() {
    yield true;
  }
  yc.Interface({ fn: both, inputs: yc.Slider(), outputs: [yc.Number(), yc.Textbox()] });
  // @ts-expect-error neither output takes what it yields
  yc.Interface({ fn: both, inputs: yc.Slider(), outputs: [yc.Checkbox(), yc.Checkbox()] });
  // @ts-expect-error booleans for a number
  yc.Interface({ fn: flags, outputs: yc.Number() });
});

test('one component may be input and output, and either side may be left out', () => {
  const picture = yc.Image();
  yc.Interface({ fn: (image) => image, inputs: picture, outputs: picture });
  yc.Interface({ fn: (text) => void text.length, inputs: yc.Textbox() });
  // @ts-expect-error something that is no component
  yc.Interface({ fn: () => 1, outputs: 1 });
});

test('a Video gives a File, and takes files and frames', () => {
  yc.Interface({
    fn: async function* (file, maybe) {
      expectTypeOf(file).toEqualTypeOf<File>();
      expectTypeOf(maybe).toEqualTypeOf<File | null>();
      const clip = new yc.Clip({ fps: 10 });
      for await (const frame of yc.frames(file, { fps: 10, width: 320 })) {
        expectTypeOf(frame).toEqualTypeOf<VideoFrame>();
        yield frame;
        yield { frame, audio: { sampleRate: 8000, samples: new Float32Array(8) } };
        expectTypeOf(clip.add(frame)).toEqualTypeOf<Promise<void>>();
        if (clip.duration >= 2) yield await clip.finish();
      }
      yield new OffscreenCanvas(1, 1);
      yield { frame: yc.noise(2, 2) };
      yield yc.noise(2, 2);
      yield new Uint8Array(1);
      yield 'clip.mp4';
      yield yc.update({ playbackPosition: 3, fps: 25 });
      yield yc.skip;
      yield null;
    },
    inputs: [yc.Video(), yc.Video({ optional: true })],
    outputs: yc.Video({ streaming: true, autoplay: true, fps: 30, height: 360, poster: 'a.png' }),
  });
  yc.Interface({
    // @ts-expect-error samples alone are no video
    fn: function* () {
      yield { sampleRate: 8000, samples: new Float32Array(8) };
    },
    outputs: yc.Video(),
  });
  // @ts-expect-error there is no such option
  yc.Video({ mirrored: true });
  // @ts-expect-error a canvas is no file
  yc.frames(new OffscreenCanvas(1, 1));
  const seen = yc.Video();
  seen.play(() => {}, seen);
  seen.upload((file) => file.name, seen, yc.Textbox());
  // @ts-expect-error a video is not clicked
  seen.click;
});

test('examples fit the inputs', () => {
  yc.Interface({ fn: (n) => n, inputs: yc.Number(), outputs: yc.Number(), examples: [1, [2]] });
  yc.Interface({
    fn: (a, b) => a + b,
    inputs: [yc.Textbox(), yc.Textbox()],
    outputs: yc.Textbox(),
    examples: [['a', 'b']],
  });
  // @ts-expect-error text for a number
  yc.Interface({ fn: (n) => n, inputs: yc.Number(), outputs: yc.Number(), examples: ['one'] });
});

test('an update of choices is written as they are where the component is made', () => {
  const radio = yc.Radio({ choices: ['a', 'b'] });
  const dropdown = yc.Dropdown({ choices: [1, 2], multiselect: true });
  const table = yc.Dataframe();
  const go = yc.Button('Go');
  go.click(() => yc.update({ choices: ['x', ['Why', 2]], value: 2 }), null, radio);
  go.click(() => yc.update({ choices: [['One', 3]], value: [3], allowCustomValue: true }), null, dropdown);
  go.click(() => yc.update({ headers: ['a', 'b'] }), null, table);
  // @ts-expect-error the form in which the page holds them
  go.click(() => yc.update({ choices: [{ label: 'x', value: 'x' }] }), null, radio);
});

test('an update opens blocks by the names that they are made with, and changes nothing that fn is typed by', () => {
  const go = yc.Button('Go');
  const [fold, side] = [yc.Accordion('More', { open: false }), yc.Sidebar({ open: true })];
  const tabs = yc.Tabs({ selected: 1 }, yc.Tab('One'), yc.Tab('Two'));
  go.click(
    () => [yc.update({ open: true }), yc.update({ open: false, width: 200 }), yc.update({ selected: 0 })],
    null,
    [fold, side, tabs],
  );
  // @ts-expect-error rows do not open
  go.click(() => yc.update({ open: true }), null, yc.Row());
  // @ts-expect-error what a block holds stays
  go.click(() => yc.update({ children: [1] }), null, yc.Row());
  // @ts-expect-error fn is typed by it
  go.click(() => yc.update({ type: 'file' }), null, yc.Image());
  go.click(() => yc.update({ type: 'email' }), null, yc.Textbox());
});

test('a dropdown that takes a person’s own values gives text besides its choices', () => {
  yc.Interface({
    fn: (one, some) => {
      expectTypeOf(one).toEqualTypeOf<string | 1>();
      expectTypeOf(some).toEqualTypeOf<'a'[]>();
      return '';
    },
    inputs: [yc.Dropdown({ choices: [1], allowCustomValue: true }), yc.Dropdown({ choices: ['a'], multiselect: true })],
    outputs: yc.Textbox(),
  });
});

test('a key of kept results is given the inputs', () => {
  yc.Interface({
    fn: (n, name) => `${n} ${name}`,
    inputs: [yc.Number(), yc.Textbox()],
    outputs: yc.Textbox(),
    cache: {
      key: (n, name) => {
        expectTypeOf(n).toEqualTypeOf<number>();
        expectTypeOf(name).toEqualTypeOf<string>();
        return name;
      },
    },
  });
  // @ts-expect-error there is no such option
  yc.Interface({ fn: (n) => n, inputs: yc.Number(), outputs: yc.Number(), cache: { maxage: 3 } });
});
