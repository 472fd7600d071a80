import { createEffect, onCleanup, onMount } from 'solid-js';
import { renderable } from './long-text';
import type { Delimiters } from './markdown-math';
import { markdownView } from './markdown-view';

/** Markdown on the page, without a component's frame. */
export const Prose = (props: { text: string; class?: string; delimiters?: Delimiters | undefined }) => {
  let container!: HTMLDivElement;
  onMount(() => {
    const view = markdownView(container);
    onCleanup(view.stop);
    createEffect(() => view.show(props.text.slice(0, renderable), props.delimiters));
  });
  return <div ref={container} class={`yc-prose ${props.class ?? ''}`} />;
};
