import type * as yieldcast from '../../api';
import type {
  AnyComponent,
  BlocksApp,
  ChatAnswer,
  ChatAnswers,
  ComponentList,
  EventMethod,
  listOf,
} from '../../api/internal';

export { chatEncodingOf } from './encode-chat';

type ChatMessage = yieldcast.ChatMessage;
type ChatInterfaceOptions<A extends ComponentList> = yieldcast.ChatInterfaceOptions<A>;

/** The API in use, passed in by the runtime: this file is bundled separately, and would otherwise have its own. */
type Lent = typeof yieldcast & { listOf: typeof listOf };

/** Implements `yc.ChatInterface`. */
export const chatInterfaceOf =
  (api: Lent) =>
  (options: ChatInterfaceOptions<ComponentList>): BlocksApp => {
    const { Accordion, Blocks, Button, Chatbot, listOf, Markdown, on, Row, skip, Textbox, update } = api;
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

    /** Shows a message, then the answer as it arrives. */
    async function* answer(text: string, history: readonly ChatMessage[], rest: readonly unknown[]) {
      const asked: ChatMessage[] = [...history, { role: 'user', content: text }];
      yield [asked, update({ visible: false }), update({ visible: true })];
      for await (const so of answersOf(fn(text, [...history], ...(rest as never[]))))
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
      withEvent(async function* (history: ChatMessage[], ...rest: unknown[]) {
        const { index, value } = rest.at(-1) as unknown as { index: number; value: string };
        yield* answer(value, history.slice(0, index), withoutEvent(rest, additional));
      }) as never,
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
    for (const listening of all)
      listening.then(rest as never, null, [submit, stop] as never, { showProgress: 'hidden' });
    stop.click(null, null, null, { cancels: all });

    const children: AnyComponent[] = [
      ...(description ? [Markdown({ value: description, label: 'About' })] : []),
      chatbot,
      ...(again.length > 0 ? [Row(...again.map(({ button }) => button))] : []),
      Row(message, submit, stop),
      ...(additional.length > 0
        ? [Accordion(options.additionalInputsAccordion ?? 'More inputs', { open: false }, ...additional)]
        : []),
    ];
    const { theme, css } = options;
    return Blocks({ ...(title && { title }), ...(theme && { theme }), ...(css && { css }) }, ...children);
  };

/** Has a function with a rest parameter get the event's data, as its last argument. */
const withEvent = <F extends object>(fn: F): F => Object.defineProperty(fn, 'length', { value: Infinity });

/** Drops the event's data after the inputs: the author's function does not expect it. */
const withoutEvent = (rest: readonly unknown[], additional: readonly AnyComponent[]) =>
  rest.slice(0, additional.length);

const textOf = (message: ChatMessage | undefined): string => {
  const content = message?.content ?? '';
  const parts = Array.isArray(content) ? content : [content];
  return parts.filter((part): part is string => typeof part === 'string').join('\n');
};

const messagesOf = (answer: ChatAnswer): readonly ChatMessage[] => {
  if (typeof answer === 'string') return [{ role: 'assistant', content: answer }];
  return Array.isArray(answer) ? answer : [answer as ChatMessage];
};

async function* answersOf(made: ChatAnswers): AsyncGenerator<ChatAnswer, void, unknown> {
  const settled = await made;
  if (typeof settled === 'object' && settled !== null && 'next' in settled)
    yield* settled as AsyncGenerator<ChatAnswer, void>;
  else if (settled !== undefined) yield settled as ChatAnswer;
}
