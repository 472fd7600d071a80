import { Combobox as Kobalte } from '@kobalte/core/combobox';
import { createMemo, For, Show } from 'solid-js';
import type { Choice } from '../../protocol';
import type { ComponentProps } from '../contract';
import { controlId, describedBy, nameOf } from '../naming';
import type { NamedChoice } from './ChoiceList';

type ComboboxProps = ComponentProps<'dropdown'> & { placeholder: string };
type Option = NamedChoice & { key: string };

/** What Kobalte says aloud. */
const spoken = {
  focusAnnouncement: (text: string, selected: boolean) => `${text}${selected ? ', chosen' : ''}`,
  // Its own words forget to say more than one, and their type took that over.
  countAnnouncement: (count: number) => (count === 1 ? 'One choice.' : `${count} choices.`) as 'one option available',
  selectedAnnouncement: (text: string) => `${text}, chosen`,
  triggerLabel: 'Show the choices',
  listboxLabel: 'Choices',
};

/** Kobalte makes its live regions logs. The page has one log, the console; `aria-live` does all that is needed here. */
const keepOneLog = () =>
  queueMicrotask(() => {
    for (const region of document.querySelectorAll('[data-live-announcer] [role="log"]'))
      region.removeAttribute('role');
  });

/** A dropdown that filters as one types, or takes several choices, or both. */
export const Combobox = (props: ComboboxProps) => {
  const multiple = () => props.properties.multiselect === true;
  const filterable = () => props.properties.filterable !== false;
  const values = (): Choice[] => (props.value === null ? [] : Array.isArray(props.value) ? props.value : [props.value]);
  const options = createMemo((): Option[] => {
    const choices = props.properties.choices;
    // A value that is none of the choices is still the value, and is shown.
    const others = values().filter((value) => !choices.some((each) => each.value === value));
    return [...choices, ...others.map((value) => ({ label: String(value), value }))].map((choice, index) => ({
      ...choice,
      key: String(index),
    }));
  });
  const chosen = createMemo(() => values().flatMap((value) => options().find((each) => each.value === value) ?? []));
  const tell = (value: Choice, selected: boolean) =>
    props.onEvent('select', {
      index: props.properties.choices.findIndex((each) => each.value === value),
      value,
      selected,
    });
  const take = (now: Choice[]) => {
    const before = values();
    props.onInput(now);
    for (const value of before) if (!now.includes(value)) tell(value, false);
    for (const value of now) if (!before.includes(value)) tell(value, true);
  };
  const selection = () =>
    multiple()
      ? {
          multiple: true as const,
          value: chosen(),
          onChange: (now: Option[]) => take(now.map((each) => each.value)),
        }
      : {
          multiple: false as const,
          value: chosen()[0] ?? null,
          onChange: (now: Option | null) => {
            props.onInput(now?.value ?? null);
            if (now) tell(now.value, true);
          },
        };

  return (
    <Kobalte<Option>
      class="yc-combobox"
      role="presentation"
      {...selection()}
      options={options()}
      optionValue="key"
      optionTextValue="label"
      optionLabel="label"
      defaultFilter={filterable() ? 'contains' : () => true}
      placeholder={chosen().length > 0 ? '' : props.placeholder}
      triggerMode="focus"
      gutter={4}
      translations={spoken}
      onOpenChange={keepOneLog}
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class="yc-option">
          <Kobalte.ItemLabel>{item.item.rawValue.label}</Kobalte.ItemLabel>
          <Kobalte.ItemIndicator class="yc-option-mark" />
        </Kobalte.Item>
      )}
    >
      <Kobalte.Control class="yc-field yc-combobox-control">
        <Show when={multiple()}>
          <For each={chosen()}>
            {(choice) => (
              <span class="yc-chip">
                {choice.label}
                <button
                  type="button"
                  class="yc-chip-remove"
                  aria-label={`Remove ${choice.label}`}
                  onClick={() => take(values().filter((value) => value !== choice.value))}
                />
              </span>
            )}
          </For>
        </Show>
        <Kobalte.Input
          id={controlId(props)}
          class="yc-combobox-input"
          readOnly={!filterable()}
          aria-describedby={describedBy(props)}
          aria-invalid={props.missing ? true : undefined}
        />
        <Kobalte.Trigger class="yc-combobox-trigger" />
      </Kobalte.Control>
      {/* Pressed with a pointer, a choice must not take the focus from the field: nothing was left. */}
      <Kobalte.Content class="yc-options" onMouseDown={(event: MouseEvent) => event.preventDefault()}>
        <Kobalte.Listbox class="yc-option-list" aria-label={nameOf(props)} />
      </Kobalte.Content>
    </Kobalte>
  );
};
