import { createComputed, createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { shorten } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { focused } from '../dom-tree';
import { mostOfName, SavingFile } from '../files/FileList';
import { sizeOf } from '../files/size';
import { labelId } from '../naming';
import { type Node, rowsOf } from './tree';

/** The most rows that are drawn: more of them would keep the page busy, and nobody reads them. */
const mostRows = 2000;

/**
 * A tree by the pattern of the ARIA Authoring Practices: one row can be reached by Tab, the others by arrow keys. Right and Left
 * open and close folders, the other way round where text runs to the left; Space and Enter choose.
 */
export const ExplorerTree = (props: {
  of: ComponentProps<'fileexplorer'>;
  tree: readonly Node[];
  chosen: ReadonlySet<string>;
  single: boolean;
  maxHeight: string | undefined;
  onChoose(paths: ReadonlySet<string>): void;
  onProblem(problem: string | undefined): void;
}) => {
  let list: HTMLDivElement | undefined;
  /** Folders that a person opened or closed. */
  const [toggled, setToggled] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = createSignal<string>();
  // What is in the folder that was opened is what people look for. It stays open when other files come beside it.
  const openAtFirst = createMemo<ReadonlySet<string>>((before) => {
    const [only, ...others] = props.tree;
    return only?.children && others.length === 0 ? new Set([...before, only.path]) : before;
  }, new Set());
  const isOpen = (path: string) => toggled().get(path) ?? openAtFirst().has(path);
  const all = createMemo(() => rowsOf(props.tree, isOpen));
  const rows = createMemo(() => all().slice(0, mostRows));
  // By their paths, rows stay, and the focus in them, when files come or change.
  const nodes = createMemo(() => new Map(rows().map((node) => [node.path, node])));
  const paths = createMemo(() => [...nodes().keys()]);
  const reached = () => rows().find(({ path }) => path === current())?.path ?? rows()[0]?.path;
  const isInput = () => props.of.interactive;

  const toggle = (path: string, to = !isOpen(path)) => setToggled(new Map(toggled()).set(path, to));
  const filesIn = (node: Node) => (node.children ? node.items : [node.item]).map(({ path }) => path);
  const checked = (node: Node): 'true' | 'false' | 'mixed' => {
    const files = filesIn(node);
    const count = files.filter((path) => props.chosen.has(path)).length;
    return count === 0 ? 'false' : count === files.length ? 'true' : 'mixed';
  };
  const choose = (node: Node) => {
    const { item } = node;
    if (!isInput() || (props.single && !item)) return node.children && toggle(node.path);
    const isChosen = checked(node) === 'true';
    const next = new Set(props.single ? [] : props.chosen);
    for (const path of filesIn(node)) isChosen ? next.delete(path) : next.add(path);
    props.onChoose(next);
    if (item) props.of.onEvent('select', { index: rows().indexOf(node), value: item.path, selected: !isChosen });
  };

  const focus = () => list?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const go = (to: Node | undefined) => {
    if (!to) return;
    setCurrent(to.path);
    focus();
  };
  // If the row with the focus goes, the keys go on in the list.
  let hadFocus = false;
  createComputed(
    on(rows, () => {
      hadFocus = list?.contains(focused()) ?? false;
    }),
  );
  createEffect(on(rows, () => hadFocus && !list?.contains(focused()) && focus()));
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows().findIndex(({ path }) => path === reached());
    const node = rows()[at];
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target !== event.currentTarget && (event.target as Element).closest('a, button')) return;
    const above = () => rows().findLast(({ level }, i) => i < at && level < node.level);
    const isRightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const [forward, back] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const keys: Record<string, () => unknown> = {
      ArrowDown: () => go(rows()[at + 1]),
      ArrowUp: () => go(rows()[at - 1]),
      Home: () => go(rows()[0]),
      End: () => go(rows().at(-1)),
      [forward]: () => node.children && (isOpen(node.path) ? go(rows()[at + 1]) : toggle(node.path, true)),
      [back]: () => (node.children && isOpen(node.path) ? toggle(node.path, false) : go(above())),
      ' ': () => choose(node),
      Enter: () => choose(node),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <>
      <div
        ref={list}
        class="yc-explorer"
        role="tree"
        aria-labelledby={labelId(props.of)}
        aria-multiselectable={isInput() && !props.single}
        style={{ 'max-block-size': props.maxHeight }}
      >
        <For each={paths()}>
          {(path) => {
            const node = createMemo<Node>((before) => nodes().get(path) ?? before, nodes().get(path) as Node);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: its tabindex is a variable
              <div
                class="yc-explorer-row"
                role="treeitem"
                aria-level={node().level}
                aria-expanded={node().children && isOpen(node().path)}
                aria-checked={isInput() && (!props.single || node().item) ? checked(node()) : undefined}
                data-folder={node().children ? '' : undefined}
                tabindex={reached() === node().path ? 0 : -1}
                style={{ '--yc-level': node().level - 1 }}
                onFocus={() => setCurrent(node().path)}
                onKeyDown={onKeyDown}
                onClick={(event) => {
                  if (event.target instanceof Element && event.target.closest('a, button')) return;
                  go(node());
                  const onBox = event.target instanceof Element && event.target.closest('.yc-explorer-box');
                  if (node().children && !onBox) toggle(node().path);
                  else choose(node());
                }}
              >
                <span class="yc-explorer-sign" aria-hidden="true" />
                <Show when={isInput() && (!props.single || node().item)}>
                  <span class="yc-explorer-box" data-round={props.single ? '' : undefined} aria-hidden="true" />
                </Show>
                <span class="yc-explorer-name">{shorten(node().name, mostOfName)}</span>
                <Show
                  when={node().item}
                  fallback={<span class="yc-file-size">{say`${filesIn(node()).length} files`}</span>}
                >
                  {(item) => (
                    <>
                      <span class="yc-file-size">
                        {item().file instanceof File ? sizeOf((item().file as File).size) : ''}
                      </span>
                      <Show when={!isInput()}>
                        <SavingFile file={item().file} onProblem={props.onProblem} />
                      </Show>
                    </>
                  )}
                </Show>
              </div>
            );
          }}
        </For>
      </div>
      <Show when={all().length > mostRows}>
        <p class="yc-note">{say`and ${all().length - mostRows} more`}</p>
      </Show>
    </>
  );
};
