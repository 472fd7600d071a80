import { createEffect, type JSX, onCleanup, onMount } from 'solid-js';
import { fence } from './fence';
import { renderable } from './long-text';
import type { Delimiters } from './markdown-math';
import { markdownView } from './markdown-view';
import { createMarkupFiles } from './markup-files';

type ProseProps = { text: string; class?: string; delimiters?: Delimiters | undefined };

/** Markdown without a component's frame. A parent element must contain it (see {@link fence}). */
export const Prose = (props: ProseProps & { style?: JSX.CSSProperties }) => {
  let container!: HTMLDivElement;
  const load = createMarkupFiles();
  onMount(() => {
    const view = markdownView(container, load);
    onCleanup(view.stop);
    createEffect(() => view.show(props.text.slice(0, renderable), props.delimiters));
  });
  return <div ref={container} class={`yc-prose ${props.class ?? ''}`} style={props.style} />;
};

/** The same, containing itself. */
export const FencedProse = (props: ProseProps) => <Prose {...props} style={{ ...fence, overflow: 'auto' }} />;
