import docs from 'virtual:docs';
import { createMemo, createSignal, createUniqueId, For, type JSX, onMount, Show } from 'solid-js';
import { codeFragment } from '../../app/links/code-fragment';
import { trustedHtml } from '../../protocol';
import { assistantNote, copyForAssistant } from './assistant';
import { KeyList } from './KeyList';
import type { DocsExample, DocsText, ReferenceOption } from './reference';
import './docs.css';

type Entry = DocsText['entries'][number];

const groups = [...new Set(docs.entries.map((entry) => entry.group))];

/** The searchable text of an entry, in lower case. */
const wordsOf = (entry: Entry) =>
  `yc.${entry.name} ${entry.about} ${entry.options.map(({ name }) => name)} ${entry.events}`.toLowerCase();

/** The guide and the reference, for a drawer beside the code or for a separate page. */
export const Docs = (props: {
  /** What to open at first: a name of the API, or `keys`. */
  at?: string | undefined;
  /** Called with the fragment of the example that the user chose. Without it, examples link to the playground. */
  onExample?(fragment: string): void;
  /** What to show at the end of the header. */
  children?: JSX.Element;
}) => {
  const [query, setQuery] = createSignal('');
  const [said, setSaid] = createSignal('');
  const wanted = createMemo(() => query().trim().toLowerCase().split(/\s+/));
  const isFound = (text: string) => wanted().every((word) => text.includes(word));
  const guide = createMemo(() => docs.guide.filter(({ title, html }) => isFound(`${title} ${html}`.toLowerCase())));
  const entries = createMemo(() => docs.entries.filter((entry) => isFound(wordsOf(entry))));
  const heading = createUniqueId();
  let body!: HTMLDivElement;
  onMount(() => {
    const opened = props.at && body.querySelector<HTMLDetailsElement>(`[data-name="${CSS.escape(props.at)}"]`);
    if (!opened) return;
    opened.open = true;
    opened.querySelector('summary')?.focus();
    opened.scrollIntoView({ block: 'start' });
  });

  return (
    <article class="pg-docs-all" aria-labelledby={heading}>
      <header class="pg-docs-head">
        <h2 id={heading}>Docs</h2>
        <input
          type="search"
          class="pg-docs-search"
          aria-label="Search the docs"
          placeholder="Search: slider, streaming …"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        {props.children}
      </header>
      <div ref={body} class="pg-docs-body">
        <div class="pg-docs-copy">
          <button
            type="button"
            class="yc-button"
            onClick={() => void copyForAssistant().then((copied) => setSaid(assistantNote(copied)))}
          >
            Copy API for your assistant
          </button>
          <a href="./llms.txt" target="_blank" rel="noopener">
            llms.txt
          </a>
          <p aria-live="polite">{said()}</p>
        </div>
        <Show when={guide().length > 0}>
          <section>
            <h3>Guide</h3>
            <For each={guide()}>
              {(section) => <Fold title={section.title}>{() => <Html of={section.html} />}</Fold>}
            </For>
            <Show when={query() === ''}>
              <Fold title="Keys" name="keys">
                {() => <KeyList />}
              </Fold>
            </Show>
          </section>
        </Show>
        <For each={groups}>
          {(group) => (
            <Show when={entries().some((entry) => entry.group === group)}>
              <section>
                <h3>{group}</h3>
                <For each={entries().filter((entry) => entry.group === group)}>
                  {(entry) => (
                    <Fold title={`yc.${entry.name}`} name={entry.name} about={firstSentence(entry.about)} code>
                      {() => <Reference entry={entry} onExample={props.onExample} />}
                    </Fold>
                  )}
                </For>
              </section>
            </Show>
          )}
        </For>
        <Show when={guide().length === 0 && entries().length === 0}>
          <p class="pg-cards-none">
            The docs say nothing of “{query()}”.{' '}
            <button type="button" class="yc-button" onClick={() => setQuery('')}>
              Show all
            </button>
          </p>
        </Show>
      </div>
    </article>
  );
};

const firstSentence = (html: string) =>
  (html.replace(/<[^>]*>/g, '').split(/(?<=[.;:]) /)[0] ?? '').replace(/[;:]$/, '').replaceAll('&quot;', '"');

/** Renders its content when it is first opened, because the whole reference is thousands of elements. */
const Fold = (props: { title: string; name?: string; about?: string; code?: boolean; children: () => JSX.Element }) => {
  const [opened, setOpened] = createSignal(false);
  return (
    <details
      class="pg-docs-fold"
      data-name={props.name}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <span classList={{ 'pg-docs-name': props.code === true }}>{props.title}</span>
        <Show when={props.about}>
          <span class="pg-docs-about">{props.about}</span>
        </Show>
      </summary>
      <Show when={opened()}>
        <div class="pg-docs-text">{props.children()}</div>
      </Show>
    </details>
  );
};

/** HTML that the build made from our own Markdown. */
const Html = (props: { of: string }) => <div class="pg-docs-html" innerHTML={trustedHtml(props.of)} />;

const Reference = (props: { entry: Entry; onExample?: ((fragment: string) => void) | undefined }) => {
  const example = () => docs.examples[props.entry.example] as DocsExample;
  return (
    <>
      <pre>
        <code>{props.entry.signature}</code>
      </pre>
      <Html of={props.entry.about} />
      <Options of={props.entry.parameters.map((each) => ({ ...each, type: '' }))} />
      <Show when={props.entry.options.length > 0}>
        <h4>Options</h4>
        <Options of={props.entry.options} />
      </Show>
      <Show when={props.entry.common}>
        <p class="pg-docs-small">
          And those of every component: <code>{docs.common.map(({ name }) => name).join(', ')}</code>.
        </p>
      </Show>
      <Show when={props.entry.events.length > 0}>
        <p class="pg-docs-small">
          Events: <code>{props.entry.events.join(', ')}</code>.
        </p>
      </Show>
      <For each={props.entry.throws}>
        {(each) => <p class="pg-docs-small" innerHTML={trustedHtml(`Throws ${each}`)} />}
      </For>
      <For each={props.entry.examples}>
        {(each) => (
          <pre>
            <code>{each}</code>
          </pre>
        )}
      </For>
      <p>
        <ExampleLink example={example()} onExample={props.onExample} />
      </p>
    </>
  );
};

const Options = (props: { of: readonly ReferenceOption[] }) => (
  <Show when={props.of.length > 0}>
    <dl class="pg-docs-options">
      <For each={props.of}>
        {(option) => (
          <div>
            <dt>
              <code>{option.name}</code> <span class="pg-docs-type">{option.type}</span>
            </dt>
            <dd innerHTML={trustedHtml(option.about)} />
          </div>
        )}
      </For>
    </dl>
  </Show>
);

const ExampleLink = (props: { example: DocsExample; onExample?: ((fragment: string) => void) | undefined }) => {
  const [fragment, setFragment] = createSignal(`#example=${props.example.gallery ?? ''}`);
  const { gallery, source = '', title } = props.example;
  if (!gallery) void codeFragment(source, { title }).then(setFragment);
  return (
    <a
      class="yc-button pg-docs-example"
      href={`./${fragment()}`}
      target={props.onExample ? undefined : '_blank'}
      rel="noopener"
      onClick={(event) => {
        if (!props.onExample || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        props.onExample(fragment());
      }}
    >
      Open “{props.example.title}”
    </a>
  );
};
