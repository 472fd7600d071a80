import { For, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { createAvatar } from './avatars';

type Example = NonNullable<ComponentProps<'chatbot'>['properties']['examples']>[number];

const cardOf = (example: Example) => (typeof example === 'string' ? { text: example } : example);

const ChatExample = (props: { example: Exclude<Example, string>; onPick(): void }) => {
  const icon = createAvatar(() => props.example.icon);
  return (
    <button type="button" class="yc-chat-example" onClick={props.onPick}>
      <Show when={icon()?.src}>{(src) => <img src={src()} alt="" />}</Show>
      <span>{props.example.displayText ?? props.example.text}</span>
      <Show when={props.example.files?.length}>
        <span class="yc-chat-example-files">{say`with ${props.example.files?.join(', ') ?? ''}`}</span>
      </Show>
    </button>
  );
};

/** Messages to start with, as cards. */
export const ChatExamples = (props: { of: ComponentProps<'chatbot'> }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be shown, and is not needed
  <div class="yc-chat-examples" role="group" aria-label="Examples">
    <For each={props.of.properties.examples?.map(cardOf)}>
      {(example, index) => (
        <ChatExample
          example={example}
          onPick={() => props.of.onEvent('exampleSelect', { index: index(), value: example.text })}
        />
      )}
    </For>
  </div>
);
