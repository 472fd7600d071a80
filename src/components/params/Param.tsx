import { createEffect, createMemo, onMount, Show } from 'solid-js';
import type { Parameter, Properties } from '../../protocol';
import { say } from '../../words';
import { highlight, highlightNow } from '../code/highlighting';
import { Prose } from '../Prose';
import { linkNames } from './link-names';

/** A name as it may stand in an id. */
const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** A piece of code in its colours, whose names lead to what they name. */
const Typed = (props: { code: string; language: string; names: readonly string[] }) => {
  let element!: HTMLElement;
  createEffect(() => {
    const { code, language, names } = props;
    element.textContent = code;
    const link = () => {
      if (element.textContent === code) linkNames(element, names);
    };
    if (highlightNow(element, language)) link();
    else void highlight(element, language).then(link);
  });
  return <code ref={element} class="yc-param-code" />;
};

/** One parameter. */
export const Param = (props: { of: Parameter; properties: Properties<'paramviewer'> }) => {
  let details!: HTMLDetailsElement;
  const language = () => props.properties.language ?? 'python';
  const names = () => props.properties.linkify ?? [];
  const anchor = createMemo(() => {
    const { anchorLinks } = props.properties;
    if (!anchorLinks) return undefined;
    return `param-${typeof anchorLinks === 'string' ? `${slugOf(anchorLinks)}-` : ''}${slugOf(props.of.name)}`;
  });
  const show = () => {
    details.open = true;
    details.scrollIntoView({ block: 'nearest' });
    details.querySelector('summary')?.focus({ preventScroll: true });
  };
  onMount(() => {
    if (anchor() && location.hash === `#${anchor()}`) show();
  });
  return (
    <li class="yc-param" data-anchored={anchor() ? '' : undefined}>
      <details ref={details} id={anchor()} data-yc-param={props.of.name}>
        <summary class="yc-param-name">
          <Typed
            code={props.of.type ? `${props.of.name}: ${props.of.type}` : props.of.name}
            language={language()}
            names={[]}
          />
        </summary>
        <div class="yc-param-about">
          {/* Links have no place in a summary, which is a button itself. */}
          <Show when={names().some((name) => name && props.of.type.includes(name))}>
            <p class="yc-param-default">
              <Typed code={props.of.type} language={language()} names={names()} />
            </p>
          </Show>
          <Show when={props.of.default !== null}>
            <p class="yc-param-default">
              <span>{say('Default')}</span>{' '}
              <Typed code={props.of.default ?? ''} language={language()} names={names()} />
            </p>
          </Show>
          <Show when={props.of.description}>
            <Prose text={props.of.description} />
          </Show>
        </div>
      </details>
      <Show when={anchor()}>
        <a
          class="yc-param-link"
          href={`#${anchor()}`}
          aria-label={say`Link to ${props.of.name}`}
          onClick={(event) => {
            // In the playground, the hash holds the sketch. The link can be copied for a page that the app is in.
            event.preventDefault();
            show();
          }}
        >
          #
        </a>
      </Show>
    </li>
  );
};
