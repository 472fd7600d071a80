import { For, Show } from 'solid-js';
import type { Choice } from '../../protocol';
import { say } from '../../words';
import { Nothing } from '../Field';

export type NamedChoice = { label: string; value: Choice };

type ChoiceListProps = {
  type: 'checkbox' | 'radio';
  /** Groups the radio buttons, so it must be unique on the page. */
  name: string;
  choices: NamedChoice[];
  isChosen(value: Choice): boolean;
  interactive: boolean;
  onChange(value: Choice, chosen: boolean, index: number): void;
};

/** Native checkboxes or radio buttons, each with its label. The frame's legend names the group. */
export const ChoiceList = (props: ChoiceListProps) => (
  <Show when={props.choices.length > 0} fallback={<Nothing>{say('There is nothing to choose from.')}</Nothing>}>
    <div class="yc-choices">
      <For each={props.choices}>
        {(choice, index) => (
          <label class="yc-choice">
            <input
              class="yc-check"
              type={props.type}
              name={props.name}
              checked={props.isChosen(choice.value)}
              disabled={!props.interactive}
              onChange={(event) => props.onChange(choice.value, event.currentTarget.checked, index())}
            />
            <span>{choice.label}</span>
          </label>
        )}
      </For>
    </div>
  </Show>
);
