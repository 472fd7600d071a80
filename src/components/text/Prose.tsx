import { createEffect, onCleanup, onMount } from 'solid-js';
import { renderable } from './long-text';
import { markdownView } from './markdown-view';

/** Markdown on the page, without a component's frame. */
export const Prose = (props: { text: string; class?: string }) => {
  let container!: HTMLDivElement;
  onMount(() => {
    const view = markdownView(container);
    onCleanup(view.stop);
    createEffect(() => view.show(props.text.slice(0, renderable)));
  });
  return <div ref={container} class={`yc-prose ${props.class ?? ''}`} />;
};
