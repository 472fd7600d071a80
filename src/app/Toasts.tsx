import { type Accessor, createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { say } from '../words';
import { type AlertGroup, type AlertShown, groupAlerts } from './alert-groups';

/** The most messages to show at once; more would cover the app. */
const most = 5;

const words: Record<AlertShown['level'], string> = {
  info: 'Note',
  warning: 'Warning',
  success: 'Success',
  error: 'Error',
};

type ToastsProps = { alerts: readonly AlertShown[]; onDismiss(id: number): void };

/**
 * Messages from user code, at the foot of the app. They are rendered as text, never as markup, because user code writes
 * them. Errors are announced at once, other messages politely. No message expires while a person hovers over them or
 * has one focused.
 */
export const Toasts = (props: ToastsProps) => {
  let stack!: HTMLDivElement;
  const groups = createMemo(() => groupAlerts(props.alerts));
  // By key, so that a message whose count goes up keeps its element, and with it the focus.
  const keys = createMemo(() => groups().map((group) => group.key), [], { equals: alike });
  const find = (key: string) => groups().find((group) => group.key === key);
  const shown = () => keys().slice(-most);
  const of = (isError: boolean) => shown().filter((key) => (find(key)?.level === 'error') === isError);
  const [hovered, setHovered] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const paused = () => hovered() || focused();
  const end = (key: string) => {
    for (const id of find(key)?.ids ?? []) props.onDismiss(id);
    // An element that is removed does not report that the pointer left it.
    if (groups().length === 0) setHovered(false);
  };
  const dismiss = (key: string) => {
    const at = shown().indexOf(key);
    setFocused(false);
    end(key);
    // Focus the next message, so that several can be dismissed in a row by keyboard.
    const next = shown()[Math.min(at, shown().length - 1)];
    if (next) stack.querySelector<HTMLElement>(`[data-key="${CSS.escape(next)}"] button`)?.focus();
  };
  const view = (key: string) => <Toast group={() => find(key)} onDismiss={() => dismiss(key)} />;

  return (
    <div class="yc-toasts">
      <div
        ref={stack}
        class="yc-toast-stack"
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
        on:focusin={() => setFocused(true)}
        on:focusout={(event) => setFocused(event.currentTarget.contains(event.relatedTarget as Node | null))}
      >
        <Show when={keys().length > most}>
          <p class="yc-toast-rest">{say`and ${keys().length - most} more`}</p>
        </Show>
        {/* Always present, since content that is added together with its live region is not announced. */}
        <div class="yc-toast-list" aria-live="polite" aria-relevant="additions text">
          <For each={of(false)}>{view}</For>
        </div>
        <div class="yc-toast-list">
          <For each={of(true)}>{view}</For>
        </div>
      </div>
      {/* For all messages, since those that are not shown expire, too. */}
      <For each={keys()}>
        {(key) => {
          createExpiry(
            () => find(key),
            paused,
            () => end(key),
          );
          return null;
        }}
      </For>
    </div>
  );
};

const Toast = (props: { group: Accessor<AlertGroup | undefined>; onDismiss(): void }) => {
  const level = () => props.group()?.level ?? 'info';
  const count = () => props.group()?.ids.length ?? 0;
  return (
    <div
      class="yc-toast"
      data-key={props.group()?.key}
      data-level={level()}
      role={level() === 'error' ? 'alert' : undefined}
    >
      <span class="yc-toast-icon" aria-hidden="true" />
      <div class="yc-toast-words">
        <p class="yc-toast-title">
          {props.group()?.title || say(words[level()])}
          <Show when={count() > 1}>
            <span class="yc-toast-count"> ×{count()}</span>
          </Show>
        </p>
        {/* A long message scrolls, so it has to be reachable by keyboard. */}
        <p class="yc-toast-message" tabindex={(props.group()?.message.length ?? 0) > 300 ? 0 : undefined}>
          {props.group()?.message}
        </p>
      </div>
      <button type="button" class="yc-toast-dismiss" aria-label="Dismiss" onClick={() => props.onDismiss()} />
    </div>
  );
};

/** Ends a group when its duration, in seconds since its last alert, has passed. Time spent `paused` does not count. */
const createExpiry = (group: Accessor<AlertGroup | undefined>, paused: Accessor<boolean>, end: () => void) => {
  const last = createMemo(() => group()?.ids.at(-1));
  let left = 0;
  let of: number | undefined;
  createEffect(() => {
    const duration = group()?.duration ?? null;
    if (last() !== of) left = 1000 * (duration ?? 0);
    of = last();
    if (paused() || duration === null || of === undefined) return;
    const began = performance.now();
    const timer = setTimeout(end, left);
    onCleanup(() => {
      clearTimeout(timer);
      left -= performance.now() - began;
    });
  });
};

const alike = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each, index) => each === b[index]);
