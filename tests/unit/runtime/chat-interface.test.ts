import { beforeAll, expect, test, vi } from 'vitest';
import * as yieldcast from '../../../src/api';
import { component, listOf, takeMadeListeners } from '../../../src/api/internal';
import { chatInterfaceOf } from '../../../src/runtime/chat';
import { lent } from '../../../src/runtime/encode';

// A worker's, and not Node's.
beforeAll(() => {
  vi.stubGlobal('ImageBitmap', class {});
  vi.stubGlobal('OffscreenCanvas', class {});
  return () => vi.unstubAllGlobals();
});

const ChatInterface = chatInterfaceOf({ ...yieldcast, ...lent, listOf, component });
const echo = (message: string) => `You said: ${message}`;

/** What the conversation becomes when an event happens, with what the event tells after the inputs. */
const conversations = async (options: object, event: string, data: object, history: unknown[] = []) => {
  takeMadeListeners();
  ChatInterface({ fn: echo, ...options } as never);
  const spec = takeMadeListeners().find(({ triggers }) => triggers.some((each) => each.event === event));
  const inputs = listOf(spec?.inputs);
  const fn = spec?.fn as unknown as (...given: unknown[]) => AsyncGenerator<unknown[]>;
  // What an event tells is passed to a function that has one more parameter than there are inputs.
  expect(fn.length).toBe(inputs.length + 1);
  const seen: unknown[] = [];
  for await (const [conversation] of fn(history, ...inputs.slice(1).map(() => 'more'), data)) seen.push(conversation);
  return seen.at(-1);
};

test('an example, an option and an edited message are sent and answered', async () => {
  const answered = (text: string) => [
    { role: 'user', content: text },
    { role: 'assistant', content: `You said: ${text}` },
  ];
  const examples = [{ text: 'Hello', displayText: 'Greet' }, 'Bye'];
  expect(await conversations({ examples }, 'exampleSelect', { index: 0 })).toEqual(answered('Hello'));
  expect(await conversations({}, 'optionSelect', { index: 0, value: 'Yes' })).toEqual(answered('Yes'));
  const additionalInputs = yieldcast.Textbox();
  expect(await conversations({ additionalInputs }, 'edit', { index: 0, value: 'Hi' }, answered('Ho'))).toEqual(
    answered('Hi'),
  );
});

test.each([
  [{ fn: 'echo' }, /yc\.ChatInterface needs fn, .*the text "echo"/],
  [{ flaggingMode: 'auto' }, /flaggingMode of yc\.ChatInterface is 'never' or 'manual'; got the text "auto"/],
  [{ flaggingOptions: 'Like' }, /flaggingOptions of yc\.ChatInterface is an array of texts/],
  [{ chatbot: 'panel' }, /chatbot of yc\.ChatInterface is a yc\.Chatbot/],
  [{ textbox: {} }, /textbox of yc\.ChatInterface is a yc\.Textbox/],
  [{ textbox: yieldcast.Textbox(), multimodal: true }, /textbox of yc\.ChatInterface is a yc\.MultimodalTextbox/],
  [{ examples: 'Hi' }, /examples of yc\.ChatInterface is an array of messages/],
  [{ examples: [7] }, /examples\[0\] of yc\.ChatInterface is a text or/],
  [{ examples: ['Hi'], exampleLabels: ['a', 'b'] }, /exampleLabels .* one entry for each of the 1 examples/],
  [{ additionalOutputs: [7] }, /additionalOutputs\[0\] of yc\.ChatInterface is 7, not a component/],
])('what does not fit is refused in a sentence: %j', (options, sentence) => {
  expect(() => ChatInterface({ fn: echo, ...options } as never)).toThrow(sentence);
});
