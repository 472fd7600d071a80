import { createEffect, Show } from 'solid-js';
import { fence } from '../text/fence';
import { createMarkupFiles } from '../text/markup-files';
import { FencedProse } from '../text/Prose';
import { sanitise } from '../text/sanitise';

/** The longest text of a cell that is drawn. */
const most = 20_000;

const Html = (props: { html: string }) => {
  let box!: HTMLDivElement;
  const load = createMarkupFiles();
  createEffect(() => box.replaceChildren(sanitise(props.html, load)));
  return <div ref={box} class="yc-prose yc-rich-cell" style={fence} />;
};

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A cell with Markdown, HTML, or a picture that it names. */
export const RichCell = (props: { text: string; type: string }) => (
  <Show
    when={props.type === 'markdown'}
    fallback={
      <Html html={props.type === 'image' ? `<img alt="" src="${quoted(props.text)}">` : props.text.slice(0, most)} />
    }
  >
    <FencedProse class="yc-rich-cell" text={props.text.slice(0, most)} />
  </Show>
);
