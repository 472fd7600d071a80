import { For, onMount, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { loadHighlighting } from '../components';
import type { Sketch } from '../protocol';
import { direction, say, spokenLanguage } from '../words';
import './code-view.css';

const languages: Readonly<Record<string, string>> = { css: 'css', html: 'html', json: 'json', md: 'markdown' };

const Source = (props: { name: string; text: string }) => {
  let code!: HTMLElement;
  onMount(() => {
    const language = languages[props.name.split('.').at(-1) ?? ''] ?? 'typescript';
    // Without colours, it can be read all the same.
    loadHighlighting().then(
      ({ highlight }) => highlight(code, language),
      () => {},
    );
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no code
    <pre class="yc-source" tabindex="0" role="group" aria-label={props.name}>
      <code ref={code}>{props.text}</code>
    </pre>
  );
};

/** The code of a sketch, its entry first. */
const CodeView = (props: { sketch: Sketch }) => {
  const files = () => {
    const { entry, files } = props.sketch;
    return Object.entries(files).sort(([one], [other]) => Number(other === entry) - Number(one === entry));
  };
  return (
    <section class="yc-code-view" part="code" lang={spokenLanguage()} dir={direction()} aria-label={say('Code')}>
      <For each={files()}>
        {([name, text]) => (
          <>
            <Show when={files().length > 1}>
              <h3 class="yc-source-name">{name}</h3>
            </Show>
            <Source name={name} text={text} />
          </>
        )}
      </For>
    </section>
  );
};

/** What an element shows: a sketch, and what removes its code. `asked` counts how often it was asked to show it or not. */
export type Shows = { sketch?: Promise<Sketch>; code?(): void; asked?: number };

/** Shows the code of a sketch at the end of an element, or removes it. What was asked last counts. */
export const showCode = async (box: Element, of: Shows, wanted: boolean): Promise<void> => {
  of.asked = (of.asked ?? 0) + 1;
  const { asked, sketch } = of;
  const read = await (wanted ? sketch : undefined)?.catch(() => undefined);
  if (asked !== of.asked) return;
  of.code?.();
  of.code = undefined;
  if (!wanted) return;
  // The app says what is wrong, in the place of the code.
  if (!read) throw new Error('There is no code to show.');
  const place = document.createElement('div');
  place.className = 'yc-code-place';
  box.append(place);
  const dispose = render(() => <CodeView sketch={read} />, place);
  of.code = () => {
    dispose();
    place.remove();
  };
};
