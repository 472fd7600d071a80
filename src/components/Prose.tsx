import { Show, Suspense } from 'solid-js';
import { lazily } from './on-demand';

type ProseProps = { text: string; class?: string };

const Plain = (props: ProseProps) => (
  <div class={`yc-prose ${props.class ?? ''}`}>
    <p>{props.text}</p>
  </div>
);
const Rendered = lazily<ProseProps>(() => import('./text/Prose').then((module) => module.FencedProse), Plain);

/** What might mean something in Markdown. A sentence without any of it needs no renderer, which is a large part of an app. */
const markup = /[*_`~#|<>$[\]\\&]|:\/\/|www\.|@|\n|^\s*([-+=]|\d+[.)])|^\s{4}/;

/** Markdown without a frame, for what an app says of itself. Its source stands in until the renderer is there. */
export const Prose = (props: ProseProps) => (
  <Show when={markup.test(props.text)} fallback={<Plain {...props} />}>
    <Suspense fallback={<Plain {...props} />}>
      <Rendered {...props} />
    </Suspense>
  </Show>
);
