import { createMemo, createSignal, Index, Show } from 'solid-js';
import { shorten } from '../../protocol';
import { say } from '../../words';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type JsonNodeProps = {
  name?: string;
  value: Json;
  depth: number;
  /** Nodes above this depth start open. */
  openTo: number;
};

/** How many children to show at a time. */
const page = 100;

/** How many characters of a string or a key to show. */
const longest = 1000;

const isBranch = (value: Json): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;

const Leaf = (props: { value: Json }) => {
  const words = () => {
    const { value } = props;
    if (typeof value !== 'string') return String(value);
    return JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
  };
  return (
    <>
      <span class={`yc-json-${props.value === null ? 'null' : typeof props.value}`}>{words()}</span>
      <Show when={typeof props.value === 'string' && props.value.length > longest && props.value}>
        {(text) => <span class="yc-json-count">{` ${say`${text().length} characters`}`}</span>}
      </Show>
    </>
  );
};

const Branch = (props: JsonNodeProps & { value: Json[] | { [key: string]: Json } }) => {
  const keys = createMemo(() => (Array.isArray(props.value) ? undefined : Object.keys(props.value)));
  const count = () => keys()?.length ?? (props.value as Json[]).length;
  const [open, setOpen] = createSignal(props.depth < props.openTo);
  const [pages, setPages] = createSignal(1);
  const places = createMemo(() => Array.from({ length: Math.min(count(), pages() * page) }));
  const keyAt = (index: number) => keys()?.[index] ?? String(index);
  const childAt = (index: number): Json => (props.value as Record<string, Json>)[keyAt(index)] ?? null;
  const summary = () =>
    keys()
      ? `{ ${count() === 1 ? say('1 key') : say`${count()} keys`} }`
      : `[ ${count() === 1 ? say('1 item') : say`${count()} items`} ]`;

  return (
    <details class="yc-json-branch" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Name name={props.name} />
        <span class="yc-json-count">{summary()}</span>
      </summary>
      <Show when={open()}>
        <ul>
          <Index each={places()}>
            {(_, index) => (
              <li class={keys() ? undefined : 'yc-json-item'}>
                <JsonNode name={keyAt(index)} value={childAt(index)} depth={props.depth + 1} openTo={props.openTo} />
              </li>
            )}
          </Index>
        </ul>
        <Show when={count() > places().length}>
          <button type="button" class="yc-action" onClick={() => setPages((shown) => shown + 1)}>
            {say`Show more (${count() - places().length} left)`}
          </button>
        </Show>
      </Show>
    </details>
  );
};

const Name = (props: { name?: string }) => (
  <Show when={props.name !== undefined}>
    <span class="yc-json-name">{shorten(props.name ?? '', longest)}</span>
    <span class="yc-json-mark">: </span>
  </Show>
);

/** A node of a JSON tree. Only open branches render their children, a hundred at a time. */
export const JsonNode = (props: JsonNodeProps) => {
  const branch = () => (isBranch(props.value) ? props.value : undefined);
  return (
    <Show
      when={branch()}
      fallback={
        <span class="yc-json-leaf">
          <Name name={props.name} />
          <Leaf value={props.value} />
        </span>
      }
    >
      {(value) => <Branch name={props.name} value={value()} depth={props.depth} openTo={props.openTo} />}
    </Show>
  );
};
