import { createEffect, onCleanup, onMount } from 'solid-js';
import { fence } from '../text/fence';
import { HiddenPart } from '../text/HiddenPart';
import { renderable } from '../text/long-text';
import type { Delimiters } from '../text/markdown-math';
import { markdownView } from '../text/markdown-view';
import { createMarkupFiles } from '../text/markup-files';
import { offerCopies } from './code-copies';

/** Markdown of a message, which may be streaming in: of what grows, only the last block is rendered again. */
export const ChatText = (props: { text: string; delimiters?: Delimiters | undefined }) => {
  let container!: HTMLDivElement;
  const load = createMarkupFiles();
  onMount(() => {
    onCleanup(offerCopies(container));
    const view = markdownView(container, load);
    onCleanup(view.stop);
    createEffect(() => view.show(props.text.slice(0, renderable), props.delimiters));
  });
  return (
    <>
      <div ref={container} class="yc-prose" style={fence} />
      <HiddenPart length={props.text.length} />
    </>
  );
};
