import { Show } from 'solid-js';
import { lazily } from './lazily';

type ProseProps = { text: string; class?: string };

const Plain = (props: ProseProps) => (
  <div class={`yc-prose ${props.class ?? ''}`}>
    <p>{props.text}</p>
  </div>
);
const Rendered = lazily<ProseProps>(() => import('./text/Prose').then((module) => module.FencedProse), Plain, Plain);

/**
 * Characters that may be Markdown syntax. Text without any needs no renderer, which is a large part of an app's code.
 */
const markup = /[*_`~#|<>$[\]\\&]|:\/\/|www\.|@|\n|^\s*([-+=]|\d+[.)])|^\s{4}/;

/** Markdown without a component's frame, for an app's own texts. Shows the source until the renderer has loaded. */
export const Prose = (props: ProseProps) => (
  <Show when={markup.test(props.text)} fallback={<Plain {...props} />}>
    <Rendered {...props} />
  </Show>
);
