import type { BlocksApp } from './app';
import { Chatbot, type ChatMessage } from './chatbot';
import type { AnyComponent } from './component';
import { Markdown, Textbox } from './components';
import { type EventMethod, on } from './events';
import type { Given } from './fn';
import { Accordion, Blocks, Row } from './layout';
import { listOf, type Parts } from './parts';
import { skip, update } from './slots';
import { Button } from './stateful';

/** An answer as far as it has come: its text, a message, or several. */
type Answer = string | ChatMessage | readonly ChatMessage[];

type Answers = Answer | Promise<Answer> | Generator<Answer, unknown> | AsyncGenerator<Answer, unknown>;

export type ChatInterfaceOptions<A extends Parts> = {
  /** Answers a message; each yield is the answer so far. */
  fn: (message: string, history: ChatMessage[], ...additional: Given<A>) => Answers;
  title?: string;
  /** Markdown above the conversation. */
  description?: string;
  /** Messages to begin with at a click. */
  examples?: readonly string[];
  /** More inputs, which `fn` gets after the history. */
  additionalInputs?: A;
  /** What is said in an empty field, and in an empty conversation. */
  placeholder?: string;
  /** The height of the conversation in CSS pixels. */
  height?: number;
  submitLabel?: string;
  stopLabel?: string;
};

/**
 * A chat: a conversation, a field for the next message, and a function that answers.
 *
 * @example
 * export default yc.ChatInterface({
 *   fn: async function* (message) {
 *     for (let i = 1; i <= message.length; i++) {
 *       await yc.sleep(0.02);
 *       yield message.slice(0, i);
 *     }
 *   },
 * });
 */
export const ChatInterface = <const A extends Parts = null>(options: ChatInterfaceOptions<A>): BlocksApp => {
  const { fn, title, description, examples = [], additionalInputs, placeholder, height } = options;
  if (typeof fn !== 'function')
    throw new TypeError('yc.ChatInterface needs fn, a function or generator that answers a message.');
  const additional = listOf(additionalInputs);
  const chatbot = Chatbot({ label: 'Conversation', ...(placeholder && { placeholder }), ...(height && { height }) });
  const message = Textbox({
    label: 'Message',
    placeholder: 'Write a message',
    lines: 1,
    maxLines: 8,
    scale: 4,
    minWidth: 160,
  });
  const submit = Button(options.submitLabel ?? 'Submit', { variant: 'primary', minWidth: 96 });
  const stop = Button(options.stopLabel ?? 'Stop', { variant: 'stop', minWidth: 96, visible: false });

  /** Shows a message and the answer as it comes. */
  async function* answer(text: string, history: readonly ChatMessage[], rest: readonly unknown[]) {
    const asked: ChatMessage[] = [...history, { role: 'user', content: text }];
    yield [asked, update({ visible: false }), update({ visible: true })];
    for await (const so of answersOf(fn(text, [...history], ...(rest as Given<A>))))
      yield [[...asked, ...messagesOf(so)], skip, skip];
  }

  const shown = [chatbot, submit, stop];
  const respond = on(
    [message.submit, submit.click] as EventMethod[],
    async function* (text: string, history: ChatMessage[], ...rest: unknown[]) {
      if (!text.trim()) return;
      for await (const [conversation, ...buttons] of answer(text, history, withoutEvent(rest, additional))) {
        yield [conversation, ...buttons, ''];
      }
    } as never,
    [message, chatbot, ...additional],
    [...shown, message] as never,
  );
  const again = [
    ...examples.map((example) => {
      const button = Button(example, { size: 'small', minWidth: 96 });
      const listening = button.click(
        async function* (history: ChatMessage[], ...rest: unknown[]) {
          yield* answer(example, history, withoutEvent(rest, additional));
        } as never,
        [chatbot, ...additional] as never,
        shown as never,
      );
      return { button, listening };
    }),
  ];
  const retry = chatbot.retry(
    async function* (history: ChatMessage[], ...rest: unknown[]) {
      const at = history.findLastIndex(({ role }) => role === 'user');
      if (at >= 0) yield* answer(textOf(history[at]), history.slice(0, at), withoutEvent(rest, additional));
    } as never,
    [chatbot, ...additional] as never,
    shown as never,
  );
  const edit = chatbot.edit(
    async function* (history: ChatMessage[], ...rest: unknown[]) {
      const { index, value } = rest.at(-1) as unknown as { index: number; value: string };
      yield* answer(value, history.slice(0, index), withoutEvent(rest, additional));
    } as never,
    [chatbot, ...additional] as never,
    shown as never,
  );
  chatbot.undo(
    ((history: ChatMessage[]) => {
      const at = history.findLastIndex(({ role }) => role === 'user');
      return at < 0 ? skip : [history.slice(0, at), textOf(history[at])];
    }) as never,
    [chatbot] as never,
    [chatbot, message] as never,
  );
  const all = [respond, retry, edit, ...again.map(({ listening }) => listening)];
  const rest = () => [update({ visible: true }), update({ visible: false })];
  for (const listening of all) listening.then(rest as never, null, [submit, stop] as never, { showProgress: 'hidden' });
  stop.click(null, null, null, { cancels: all });

  const children: AnyComponent[] = [
    ...(description ? [Markdown({ value: description, label: 'About' })] : []),
    chatbot,
    ...(again.length > 0 ? [Row(...again.map(({ button }) => button))] : []),
    Row(message, submit, stop),
    ...(additional.length > 0 ? [Accordion('More inputs', { open: false }, ...additional)] : []),
  ];
  return Blocks({ ...(title && { title }) }, ...children);
};

/** Inputs are followed by the event's data, of which the author's function knows nothing. */
const withoutEvent = (rest: readonly unknown[], additional: readonly AnyComponent[]) =>
  rest.slice(0, additional.length);

const textOf = (message: ChatMessage | undefined): string => {
  const content = message?.content ?? '';
  const parts = Array.isArray(content) ? content : [content];
  return parts.filter((part): part is string => typeof part === 'string').join('\n');
};

const messagesOf = (answer: Answer): readonly ChatMessage[] => {
  if (typeof answer === 'string') return [{ role: 'assistant', content: answer }];
  return Array.isArray(answer) ? answer : [answer as ChatMessage];
};

async function* answersOf(made: Answers): AsyncGenerator<Answer, void, unknown> {
  const settled = await made;
  if (typeof settled === 'object' && settled !== null && 'next' in settled)
    yield* settled as AsyncGenerator<Answer, void>;
  else if (settled !== undefined) yield settled as Answer;
}
