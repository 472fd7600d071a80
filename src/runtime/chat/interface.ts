import type * as yieldcast from '../../api';
import type { AnyComponent, ChatApp, ChatTools, EventMethod } from '../../api/internal';
import { answersOf, messageOf, messagesOf, type Sent, sentOf } from './answers';
import { examplesOf } from './examples';
import { flagsOf } from './flags';
import type { Lent } from './lent';
import { multimodalCodec } from './multimodal';

type ChatMessage = yieldcast.ChatMessage;
type Options = Parameters<ChatTools>[0];

/** Implements `yc.ChatInterface`. */
export const chatInterfaceOf =
  (api: Lent) =>
  (options: Options): ChatApp => {
    const { Accordion, Blocks, Button, describeValue, Markdown, on, Row, skip, update } = api;
    const { fn, title, description, multimodal = false, editable = true, runExamplesOnClick = true } = options ?? {};
    if (typeof fn !== 'function') {
      throw new TypeError(
        `yc.ChatInterface needs fn, a function or generator that answers a message; got ${describeValue(fn)}.`,
      );
    }
    const additional = partsOf(api, options.additionalInputs, 'additionalInputs');
    const outputs = partsOf(api, options.additionalOutputs, 'additionalOutputs');
    const examples = examplesOf(api, options.examples, options.exampleLabels, options.exampleIcons);
    const { chatbot, flagged } = chatbotOf(api, options);
    const message = fieldOf(api, options);
    /** A message as its field holds it, and as `fn` gets it. */
    const held = ({ text, files }: Sent) => (multimodal ? { text, files: [...files] } : text);
    const sentWith = (value: string | Sent): Sent => (typeof value === 'string' ? { text: value, files: [] } : value);
    const submit = Button(options.submitLabel ?? api.say('Submit'), { variant: 'primary', minWidth: 96 });
    const stop = Button(options.stopLabel ?? api.say('Stop'), { variant: 'stop', minWidth: 96, visible: false });

    /** What each yield sets: the conversation, the buttons, the additional outputs, the field, the additional inputs. */
    const shown = [chatbot, submit, stop, ...outputs, message, ...additional];
    const slots = (
      conversation: unknown,
      buttons: readonly unknown[],
      outs: readonly unknown[],
      field: unknown,
      given?: readonly unknown[],
    ) => [
      conversation,
      ...buttons,
      ...(outs.length > 0 ? outs : outputs.map(() => skip)),
      field,
      ...(given ?? additional.map(() => skip)),
    ];

    /** An answer and the values of the additional outputs, from one yield of the author's function. */
    const apart = (yielded: unknown): [answer: unknown, ...outs: unknown[]] => {
      if (outputs.length === 0 || yielded === skip) return [yielded];
      if (Array.isArray(yielded) && yielded.length === outputs.length + 1) return yielded as [unknown];
      throw new TypeError(
        `With additionalOutputs, fn gives an array of the answer and ${outputs.length === 1 ? 'the value' : `${outputs.length} values`} of ${outputs.map(({ properties, kind }) => `“${properties.label ?? kind}”`).join(', ')}; got ${describeValue(yielded)}${Array.isArray(yielded) ? ` of ${yielded.length}` : ''}.`,
      );
    };

    /** Shows a message, then the answer as it arrives. */
    async function* answer(
      sent: Sent,
      history: readonly ChatMessage[],
      rest: readonly unknown[],
      field: unknown = skip,
      given?: readonly unknown[],
    ) {
      const asked: ChatMessage[] = [...history, messageOf(sent)];
      yield slots(asked, [update({ visible: false }), update({ visible: true })], [], field, given);
      for await (const so of answersOf(fn(held(sent) as never, [...history], ...((given ?? rest) as never[])))) {
        const [told, ...outs] = apart(so);
        yield slots(told === skip ? skip : [...asked, ...messagesOf(told)], [skip, skip], outs, skip);
      }
    }

    /** Listens with the conversation and the additional inputs; what the event tells comes after them. */
    const listening = (
      event: unknown,
      then: (history: ChatMessage[], rest: unknown[], event: { index: number; value: string }) => unknown,
    ) => {
      const inputs = [chatbot, ...additional];
      const fn = async function* (history: ChatMessage[], ...given: unknown[]) {
        const rest = given.slice(0, additional.length);
        yield* (then(history, rest, given[additional.length] as never) ?? []) as AsyncGenerator;
      };
      // What the event tells is passed to a function with a parameter for it, and a rest parameter does not count.
      Object.defineProperty(fn, 'length', { value: inputs.length + 1 });
      return (event as EventMethod)(fn as never, inputs as never, shown as never, { showProgressOn: chatbot });
    };

    const { validator } = options;
    const respond = on(
      [message.submit, submit.click] as EventMethod[],
      async function* (value: string | Sent, history: ChatMessage[], ...given: unknown[]) {
        const sent = sentWith(value);
        if (!sent.text.trim() && sent.files.length === 0) return;
        yield* answer(sent, history, given.slice(0, additional.length), held({ text: '', files: [] }));
      } as never,
      [message, chatbot, ...additional] as never,
      shown as never,
      { showProgressOn: chatbot, ...(validator && { validator: validator as never }) },
    );
    const picked = async function* (at: number, history: ChatMessage[], rest: unknown[]) {
      const example = examples[at];
      if (!example) return;
      const sent = await example.sent();
      // An empty value leaves the input as it is.
      const values = example.values.length > 0 ? additional.map((_, i) => example.values[i] ?? rest[i]) : undefined;
      if (runExamplesOnClick) yield* answer(sent, history, rest, skip, values);
      else yield slots(skip, [skip, skip], [], held(sent), values);
    };
    const withValues = examples.some(({ values }) => values.length > 0);
    if (examples.length > 0 && !withValues)
      Object.assign(chatbot.properties, { examples: examples.map(({ card }) => card) });
    const buttons = withValues
      ? examples.map(({ card }) => Button(card.displayText ?? card.text, { size: 'small', minWidth: 96 }))
      : [];
    const all = [
      respond,
      ...buttons.map((button, at) => listening(button.click, (history, rest) => picked(at, history, rest))),
      ...(examples.length > 0 && !withValues
        ? [listening(chatbot.exampleSelect, (history, rest, { index }) => picked(index, history, rest))]
        : []),
      listening(chatbot.optionSelect, (history, rest, { value }) => answer({ text: value, files: [] }, history, rest)),
      listening(chatbot.retry, (history, rest) => {
        const at = history.findLastIndex(({ role }) => role === 'user');
        return at < 0 ? undefined : answer(sentOf(history[at]), history.slice(0, at), rest);
      }),
      ...(editable
        ? [
            listening(chatbot.edit, (history, rest, { index, value }) =>
              answer({ text: value, files: [] }, history.slice(0, index), rest),
            ),
          ]
        : []),
    ];
    chatbot.undo(
      ((history: ChatMessage[]) => {
        const at = history.findLastIndex(({ role }) => role === 'user');
        if (at < 0) return skip;
        return [history.slice(0, at), held(sentOf(history[at]))];
      }) as never,
      [chatbot] as never,
      [chatbot, message] as never,
    );
    const rested = () => [update({ visible: true }), update({ visible: false })];
    for (const each of all) each.then(rested as never, null, [submit, stop] as never, { showProgress: 'hidden' });
    stop.click(null, null, null, { cancels: all });
    chatbot.clear(null, null, null, { cancels: all });

    const children: AnyComponent[] = [
      ...(description ? [Markdown({ value: description, label: api.say('About') })] : []),
      chatbot,
      ...(buttons.length > 0 ? [Row(...buttons)] : []),
      Row(message, submit, stop),
      ...(additional.length > 0
        ? [Accordion(options.additionalInputsAccordion ?? api.say('More inputs'), { open: false }, ...additional)]
        : []),
      ...(flagged ? [flagged.fold] : []),
    ];
    const { theme, css } = options;
    const app = Blocks({ ...(title && { title }), ...(theme && { theme }), ...(css && { css }) }, ...children);
    flagged?.restore(app.load as EventMethod);
    return Object.assign(app, { chatbot, textbox: message, spare: outputs });
  };

const partsOf = ({ describeValue, isComponent, listOf }: Lent, given: Options['additionalInputs'], name: string) => {
  const parts = listOf(given);
  const wrong = parts.findIndex((part) => !isComponent(part));
  if (wrong < 0) return parts;
  throw new TypeError(
    `${name}[${wrong}] of yc.ChatInterface is ${describeValue(parts[wrong])}, not a component. Make one with yc.Slider(), yc.Code() and the like.`,
  );
};

/** The conversation: the author's own or a new one, with what the options say of it. */
const chatbotOf = (api: Lent, options: Options) => {
  const {
    chatbot: given,
    placeholder,
    height,
    autoscroll,
    saveHistory,
    flaggingMode = 'never',
    flaggingOptions,
  } = options;
  if (given !== undefined && given?.kind !== 'chatbot') {
    throw new TypeError(`chatbot of yc.ChatInterface is a yc.Chatbot({ … }); got ${api.describeValue(given)}.`);
  }
  if (flaggingMode !== 'never' && flaggingMode !== 'manual') {
    throw new TypeError(
      `flaggingMode of yc.ChatInterface is 'never' or 'manual'; got ${api.describeValue(flaggingMode)}.`,
    );
  }
  if (
    flaggingOptions !== undefined &&
    !(Array.isArray(flaggingOptions) && flaggingOptions.every((each) => typeof each === 'string' && each))
  ) {
    throw new TypeError(
      `flaggingOptions of yc.ChatInterface is an array of texts such as ['Like', 'Spam']; got ${api.describeValue(flaggingOptions)}.`,
    );
  }
  const chatbot = given ?? api.Chatbot({ label: api.say('Conversation') });
  const flags = flaggingMode === 'manual';
  const said = {
    placeholder,
    height,
    autoscroll,
    saveHistory,
    ...(flags && { likeable: true, feedbackOptions: flaggingOptions }),
  };
  for (const [name, value] of Object.entries(said))
    if (value !== undefined) Object.assign(chatbot.properties, { [name]: value });
  return { chatbot, flagged: flags ? flagsOf(api, chatbot) : undefined };
};

/** The field for the next message: the author's own or a new one. */
const fieldOf = (lent: Lent, { textbox, multimodal, fileTypes }: Options): ChatApp['textbox'] => {
  const { component, describeValue, say, Textbox } = lent;
  const usual = {
    label: say('Message'),
    placeholder: say('Write a message'),
    lines: 1,
    maxLines: 8,
    scale: 4,
    minWidth: 160,
  };
  if (textbox === undefined)
    return multimodal
      ? component<'multimodaltextbox', yieldcast.MultimodalMessage, yieldcast.MultimodalLike>(
          'multimodaltextbox',
          { text: '', files: [] },
          { ...usual, ...(fileTypes && { fileTypes: [...fileTypes] }) },
          { codec: multimodalCodec(lent) },
        )
      : Textbox(usual);
  if (textbox?.kind === (multimodal ? 'multimodaltextbox' : 'textbox')) {
    // The chat has a button of its own.
    if (multimodal) Object.assign(textbox.properties, { submitBtn: false });
    return textbox;
  }
  throw new TypeError(
    `textbox of yc.ChatInterface is a yc.${multimodal ? 'MultimodalTextbox' : 'Textbox'}({ … }); got ${describeValue(textbox)}.`,
  );
};
