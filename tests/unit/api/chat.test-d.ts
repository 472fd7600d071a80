import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

test('a chat’s function is typed by its inputs, and its yields by its additional outputs', () => {
  yc.ChatInterface({
    fn: function* (message, history, tokens, mode) {
      expectTypeOf(message).toEqualTypeOf<string>();
      expectTypeOf(history).toEqualTypeOf<yc.ChatMessage[]>();
      expectTypeOf(tokens).toEqualTypeOf<number>();
      expectTypeOf(mode).toEqualTypeOf<'a' | 'b'>();
      yield ['text', 'let a'];
      yield [[{ content: 'text', metadata: { title: 'Tool', status: 'pending' } }], yc.update({ language: 'python' })];
      yield [yc.skip as never, null];
    },
    additionalInputs: [yc.Slider(), yc.Radio({ choices: ['a', 'b'] })],
    additionalOutputs: [yc.Code()],
  });
  // @ts-expect-error the additional output is missing
  yc.ChatInterface({ fn: () => 'text', additionalOutputs: yc.Code() });
  // @ts-expect-error a Number takes no text
  yc.ChatInterface({ fn: () => ['text', 'text'] as const, additionalOutputs: yc.Number() });
});

test('a multimodal chat gives text and files', () => {
  yc.ChatInterface({
    fn: (message) => {
      expectTypeOf(message).toEqualTypeOf<yc.MultimodalMessage>();
      return `${message.text} ${message.files.length}`;
    },
    multimodal: true,
  });
});

test('an answer is text, a message, or several of them', () => {
  yc.ChatInterface({ fn: () => ['one', { content: new File([], 'a.txt'), options: [{ value: 'Yes' }] }] });
  // @ts-expect-error there is no such status
  yc.ChatInterface({ fn: () => ({ content: '', metadata: { status: 'running' } }) });
});

test('the events of a chat are typed', () => {
  const { chatbot } = yc.ChatInterface({ fn: (message) => message });
  chatbot.optionSelect((event) => expectTypeOf(event.value).toEqualTypeOf<string>());
  chatbot.exampleSelect((event) => expectTypeOf(event.index).toEqualTypeOf<number>());
});
