import { createEffect, type JSX, onCleanup, onMount } from 'solid-js';
import { fence } from './fence';
import { renderable } from './long-text';
import type { Delimiters } from './markdown-math';
import { markdownView } from './markdown-view';
import { createMarkupFiles } from './markup-files';

type ProseProps = { text: string; class?: string; delimiters?: Delimiters | undefined };

/** Markdown on the page, without a component's frame. Something around it is its fence. */
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

/** The same where nothing else keeps it within its box. */
export const FencedProse = (props: ProseProps) => <Prose {...props} style={{ ...fence, overflow: 'auto' }} />;
