import { createSignal, Show } from 'solid-js';
import { say } from '../../words';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { heights } from '../length';
import { createPaced } from '../paced';
import { JsonNode, type Json as JsonValue } from './JsonNode';

type Read = { value: JsonValue } | { problem: string };

const read = (text: string): Read => {
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    return { problem: say`This is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
};

export const Json = (props: ComponentProps<'json'>) => {
  const [parsed, setParsed] = createSignal<Read>();
  createPaced(
    () => props.value,
    (text) => setParsed(text === null ? undefined : read(text)),
  );
  const problem = () => {
    const result = parsed();
    return result && 'problem' in result ? result.problem : undefined;
  };
  // Returns the wrapper, not the value: `null` is a valid value too.
  const tree = () => {
    const result = parsed();
    return result && 'value' in result ? result : undefined;
  };
  const formatted = () => {
    const result = tree();
    return result ? JSON.stringify(result.value, null, 2) : (props.value ?? '');
  };
  return (
    <Field
      of={props}
      copies
      problem={problem()}
      actions={
        <Show when={offers(props, 'copy') ?? true}>
          <CopyButton
            text={formatted}
            disabled={props.value === null}
            onCopy={(value) => props.onEvent('copy', { value })}
          />
        </Show>
      }
    >
      <Show
        when={tree()}
        fallback={<Nothing>{problem() ? say('There is nothing to show of it.') : undefined}</Nothing>}
      >
        {(shown) => (
          <div
            class="yc-json-tree"
            data-without-indices={props.properties.showIndices === false ? '' : undefined}
            style={heights(props.properties)}
          >
            {/* The user folds nodes freely; the tree is created anew each time `open` is set. */}
            <Show when={{ unfold: props.unfold }} keyed>
              <JsonNode value={shown().value} depth={0} openTo={props.properties.open ? 3 : 1} />
            </Show>
          </div>
        )}
      </Show>
    </Field>
  );
};
