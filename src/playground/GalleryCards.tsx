import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Draft, nameOf } from './drafts';
import { type Example, groups } from './example';
import { searchExamples } from './find-example';
import { when } from './when';

/**
 * Moves the focus by arrow keys, Home and End, to the element that is next on the page. If none of the elements has the
 * focus, it goes to the first. Returns whether the key was one of these.
 */
const moveFocus = (elements: readonly HTMLElement[], key: string): boolean => {
  const at = elements.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? elements[0] : neighbour(elements, at, key);
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return false;
  next?.focus();
  return true;
};

const neighbour = (elements: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return elements[at - 1];
    case 'ArrowRight':
      return elements[at + 1];
    case 'Home':
      return elements[0];
    case 'End':
      return elements.at(-1);
    default:
      return inNextRow(elements, at, key === 'ArrowDown');
  }
};

/** The element in the next row below or above whose centre is horizontally nearest. */
const inNextRow = (elements: readonly HTMLElement[], at: number, down: boolean): HTMLElement | undefined => {
  const boxes = elements.map((each) => each.getBoundingClientRect());
  const from = boxes[at];
  if (!from) return undefined;
  const middle = (box: DOMRect) => box.left + box.width / 2;
  const beyond = boxes.filter((box) => (down ? box.top >= from.bottom - 1 : box.bottom <= from.top + 1));
  const edge = down ? Math.min(...beyond.map(({ top }) => top)) : Math.max(...beyond.map(({ bottom }) => bottom));
  const row = beyond.filter((box) => Math.abs((down ? box.top : box.bottom) - edge) < 4);
  const nearest = row.sort((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0];
  return nearest && elements[boxes.indexOf(nearest)];
};

/** How many sketches we list above the examples. The dialog lists all. */
const mostShown = 8;

/**
 * The examples as cards in groups, and the user's drafts. Each is a link to a fragment of this page, so that there is a
 * single way to open one, and going back works.
 */
export const GalleryCards = (props: {
  current: string | undefined;
  drafts: readonly Draft[];
  onSketches(): void;
  onField(field: HTMLInputElement): void;
}) => {
  const [query, setQuery] = createSignal('');
  const found = createMemo(() => searchExamples(query()));
  // The settings, where the theme is chosen, close the gallery.
  const dark = pageIsDark();
  const drafts = createMemo(() => {
    const wanted = query().trim().toLowerCase();
    return props.drafts.filter((draft) => `${nameOf(draft)} ${draft.source}`.toLowerCase().includes(wanted));
  });
  let panel!: HTMLDivElement;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from one link to the next
    <div
      ref={panel}
      class="pg-cards"
      onKeyDown={(event) => {
        const field = event.target instanceof HTMLInputElement;
        if (field && event.key !== 'ArrowDown') return;
        if (moveFocus([...panel.querySelectorAll<HTMLElement>('a')], event.key)) event.preventDefault();
      }}
    >
      <input
        ref={props.onField}
        type="search"
        class="pg-search"
        aria-label="Search the gallery"
        placeholder="Search: chat, camera, yc.Audio …"
        value={query()}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <Show when={drafts().length > 0}>
        <section>
          <h2 class="pg-cards-heading">
            Your sketches
            <button type="button" class="pg-quiet" onClick={() => props.onSketches()}>
              All, with earlier versions
            </button>
          </h2>
          <ul class="pg-drafts">
            <For each={drafts().slice(0, mostShown)}>
              {(draft) => (
                <li>
                  <a class="pg-draft" href={`#draft=${draft.id}`}>
                    <span class="pg-card-title pg-card-code">{nameOf(draft)}</span>
                    <time class="pg-card-about" datetime={new Date(draft.savedAt).toISOString()}>
                      {when(draft.savedAt)}
                    </time>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <For each={groups}>
        {(group) => (
          <Show when={found().some((each) => each.group === group)}>
            <section>
              <h2 class="pg-cards-heading">{group}</h2>
              <ul class="pg-card-list">
                <For each={found().filter((each) => each.group === group)}>
                  {(example) => (
                    <li>
                      <Card example={example} current={props.current === example.name} dark={dark} />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
        )}
      </For>
      <Show when={found().length === 0 && drafts().length === 0}>
        <p class="pg-cards-none">
          Nothing in the gallery says “{query()}”.{' '}
          <button type="button" class="yc-button" onClick={() => setQuery('')}>
            Show all
          </button>
        </p>
      </Show>
    </div>
  );
};

const pageIsDark = () => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme === 'dark' || (colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
};

const Card = (props: { example: Example; current: boolean; dark: boolean }) => (
  <a class="pg-card" href={`#example=${props.example.name}`} aria-current={props.current ? 'true' : undefined}>
    <img
      class="pg-card-picture"
      src={`gallery/${props.example.name}${props.dark || props.example.bare ? '' : '-light'}.webp`}
      alt=""
      width="320"
      height="200"
      loading="lazy"
      decoding="async"
    />
    <span class="pg-card-title">{props.example.title}</span>
    <span class="pg-card-about">{props.example.description}</span>
  </a>
);
