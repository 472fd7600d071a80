import { Combobox as Kobalte, useComboboxContext } from '@kobalte/core/combobox';
import { createFilter } from '@kobalte/core/i18n';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show, untrack } from 'solid-js';
import type { Choice } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { accessibleName, controlId, describedBy } from '../naming';
import type { NamedChoice } from './ChoiceList';

type ComboboxProps = ComponentProps<'dropdown'> & { placeholder: string };
type Option = NamedChoice & { key: string };

/** What Kobalte announces to screen readers. */
const spoken = {
  focusAnnouncement: (text: string, selected: boolean) => (selected ? say`${text}, chosen` : text),
  // Kobalte's own function returns nothing for other counts, and the option's type follows from that.
  countAnnouncement: (count: number) =>
    (count === 1 ? say('One choice.') : say`${count} choices.`) as 'one option available',
  selectedAnnouncement: (text: string) => say`${text}, chosen`,
  get triggerLabel() {
    return say('Show the choices');
  },
  get listboxLabel() {
    return say('Choices');
  },
};

/** Kobalte gives its live regions the role `log`. The page has one log, the console, and `aria-live` is enough here. */
const keepOneLog = () =>
  queueMicrotask(() => {
    for (const region of document.querySelectorAll('[data-live-announcer] [role="log"]'))
      region.removeAttribute('role');
  });

type FieldProps = {
  id: string;
  describedBy: string | undefined;
  missing: boolean;
  readOnly: boolean;
  /** Has the user changed the text since the list was opened? */
  typed: boolean;
  onType(typed: boolean): void;
  /** Chooses what the text names; returns `false` if it names nothing. */
  onText(text: string, how: 'enter' | 'leave'): boolean;
};

/**
 * The input, which overrides two things in Kobalte: Escape clears the text when the list is closed, and only its
 * options can be values.
 */
const Field = (props: FieldProps) => {
  let input!: HTMLInputElement;
  /** Has the user moved into the list since they typed? If not, they did not choose the option highlighted there. */
  let moved = false;
  const combobox = useComboboxContext();
  const selection = () => combobox.listState().selectionManager();
  /** What the user has typed. */
  let text = '';
  // Kobalte shows the chosen value again whenever the options change. What is being typed stays.
  createEffect(
    on(
      () => selection().selectedKeys(),
      () => untrack(() => props.typed) && combobox.setInputValue(text),
    ),
  );
  const restore = () => combobox.resetInputValue(selection().selectedKeys());
  const takeText = (how: 'enter' | 'leave') => {
    if (!props.typed) return false;
    const taken = props.onText(input.value.trim(), how);
    if (taken) {
      combobox.close();
      restore();
      props.onType(false);
    }
    return taken;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      props.onType(false);
      if (combobox.isOpen()) return;
      // Kobalte listens on the document, so this handler runs first.
      event.stopPropagation();
      restore();
    } else if (event.key === 'Tab') takeText('leave');
    else if (event.key.startsWith('Arrow')) moved = true;
    else if (event.key === 'Enter' && !moved && takeText('enter')) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  onMount(() => {
    // Kobalte takes a touch at the exact centre for a screen reader's click, and closes what the focus has just opened.
    const onTouchEnd = (event: Event) => event.stopPropagation();
    // Select the text, so that typing replaces the value just chosen or restored.
    const onKeyUp = ({ key }: KeyboardEvent) => {
      if ((key === 'Enter' || key === 'Escape') && !props.typed) input.select();
    };
    input.addEventListener('keydown', onKeyDown);
    input.addEventListener('keyup', onKeyUp);
    input.addEventListener('touchend', onTouchEnd);
    onCleanup(() => {
      input.removeEventListener('keydown', onKeyDown);
      input.removeEventListener('keyup', onKeyUp);
      input.removeEventListener('touchend', onTouchEnd);
    });
  });
  return (
    <Kobalte.Input
      ref={input}
      id={props.id}
      class="yc-combobox-input"
      readOnly={props.readOnly}
      aria-describedby={props.describedBy}
      aria-invalid={props.missing ? true : undefined}
      onInput={() => {
        moved = false;
        text = input.value;
        props.onType(true);
      }}
      // Select the text, so that typing replaces the shown value.
      onFocus={() => input.select()}
      onClick={() => {
        if (!props.typed) input.select();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && combobox.controlRef()?.contains(relatedTarget)) return;
        takeText('leave');
        props.onType(false);
      }}
    />
  );
};

/** Shown in the list when it is empty. */
const Unmatched = (props: { children: string }) => {
  const combobox = useComboboxContext();
  return (
    <Show when={combobox.listState().collection().getSize() === 0}>
      <p class="yc-nothing yc-options-none">{props.children}</p>
    </Show>
  );
};

/** A dropdown that filters as the user types, and can accept custom values or several choices. */
export const Combobox = (props: ComboboxProps) => {
  const [typed, setTyped] = createSignal(false);
  const { contains } = createFilter({ sensitivity: 'base' });
  const multiple = () => props.properties.multiselect === true;
  const custom = () => props.properties.allowCustomValue === true;
  const filterable = () => props.properties.filterable !== false;
  /** The text shown when the list opens is not a filter: all choices are listed until the user types. */
  const matches = (option: Option, text: string) => !filterable() || !typed() || contains(option.label, text.trim());
  const values = (): Choice[] => (props.value === null ? [] : Array.isArray(props.value) ? props.value : [props.value]);
  const options = createMemo((): Option[] => {
    const choices = props.properties.choices;
    // A value that is not among the choices is still shown.
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
  /** With as many choices as are allowed, further ones are refused, in words. */
  const isFull = () => multiple() && values().length >= (props.properties.maxChoices ?? Number.POSITIVE_INFINITY);
  const take = (now: Choice[]) => {
    const before = values();
    if (isFull() && now.length > before.length) return;
    setTyped(false);
    props.onInput(now);
    for (const value of before) if (!now.includes(value)) tell(value, false);
    for (const value of now) if (!before.includes(value)) tell(value, true);
  };
  /** Chooses one value, in addition to the others if several may be chosen. */
  const choose = (value: Choice | null) => {
    if (multiple()) {
      if (value !== null && !values().includes(value)) take([...values(), value]);
    } else if (value !== (values()[0] ?? null)) {
      props.onInput(value);
      if (value !== null) tell(value, true);
    }
  };
  const onText = (text: string, how: 'enter' | 'leave') => {
    const same = options().find(({ label }) => label === text);
    const first = how === 'enter' && text ? options().find((option) => matches(option, text)) : undefined;
    if (same) choose(same.value);
    else if (custom()) choose(text || null);
    else if (first) choose(first.value);
    else return false;
    return true;
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
            setTyped(false);
            if (now) choose(now.value);
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
      defaultFilter={matches}
      allowsEmptyCollection
      placeholder={chosen().length > 0 ? '' : props.placeholder}
      triggerMode="focus"
      gutter={4}
      overflowPadding={0}
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
                  aria-label={say`Remove ${choice.label}`}
                  onClick={() => take(values().filter((value) => value !== choice.value))}
                />
              </span>
            )}
          </For>
        </Show>
        <Field
          id={controlId(props)}
          describedBy={describedBy(props)}
          missing={Boolean(props.missing)}
          readOnly={!filterable() && !custom()}
          typed={typed()}
          onType={setTyped}
          onText={onText}
        />
        <Kobalte.Trigger class="yc-combobox-trigger" />
      </Kobalte.Control>
      {/* Pressing a choice must not take the focus from the input, or that would count as leaving it. */}
      <Kobalte.Content class="yc-options" onMouseDown={(event: MouseEvent) => event.preventDefault()}>
        <Kobalte.Listbox class="yc-option-list" aria-label={accessibleName(props)} />
        <Unmatched>
          {isFull()
            ? say`As many as can be chosen: ${values().length}.`
            : custom()
              ? say('No choice matches. Enter takes what you typed.')
              : options().length > 0
                ? say('No choice matches.')
                : say('There is nothing to choose from.')}
        </Unmatched>
      </Kobalte.Content>
    </Kobalte>
  );
};
