import { createMemo, For, type JSX, Show } from 'solid-js';
import type { Span } from '../../protocol';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { paintsOf } from './class-colours';
import './highlighted-text.css';

/** Keeps the pieces that stay as they are, so that one more token makes one more element and touches no other. */
const keepSame = (before: readonly Span[], now: readonly Span[]): readonly Span[] =>
  now.map((span, index) => {
    const old = before[index];
    return old && old[0] === span[0] && old[1] === span[1] ? old : span;
  });

const within = (score: number) => Math.max(-1, Math.min(1, score));

const listOf = (names: readonly string[]) => names.join('\n');

/** Text in pieces, each in the colour of its class, or of its score from −1 to 1. */
export const HighlightedText = (props: ComponentProps<'highlightedtext'>) => {
  const spans = createMemo<readonly Span[]>((before) => keepSame(before, props.value ?? []), []);
  const scores = createMemo(() => spans().some(([, of]) => typeof of === 'number'));
  const classes = createMemo(
    () => [...new Set(spans().flatMap(([, of]) => (typeof of === 'string' ? [of] : [])))],
    [] as string[],
    { equals: (before, now) => listOf(before) === listOf(now) },
  );
  const paints = createMemo(() => paintsOf(classes(), props.properties.colorMap ?? {}));
  const styleOf = (name: string): JSX.CSSProperties => {
    const { fill, ink } = paints().get(name) ?? { fill: 'transparent', ink: 'inherit' };
    return { '--yc-class': fill, '--yc-class-ink': ink };
  };
  const canSelect = () => props.listened.has('select');
  const select = (index: number, span: Span) => props.onEvent('select', { index, value: [...span], selected: true });

  const Piece = (of: { span: Span; index: number }) => {
    const [text, name] = of.span;
    if (name === null) return text;
    const isScore = typeof name === 'number';
    return (
      <mark
        class={isScore ? 'yc-score' : 'yc-class'}
        style={isScore ? { '--yc-score': `${Math.abs(within(name)) * 100}%` } : styleOf(name)}
        data-negative={isScore && name < 0 ? '' : undefined}
        role={canSelect() ? 'button' : undefined}
        tabIndex={canSelect() ? 0 : undefined}
        onClick={() => canSelect() && select(of.index, of.span)}
        onKeyDown={(event) => {
          if (!canSelect() || !(event.key === 'Enter' || event.key === ' ')) return;
          event.preventDefault();
          select(of.index, of.span);
        }}
      >
        {text}
        <span
          class="yc-class-name"
          data-hidden={isScore || props.properties.showInlineCategory === false ? '' : undefined}
        >
          {isScore ? String(Number(name.toPrecision(3))) : name}
        </span>
      </mark>
    );
  };

  const Legend = () => (
    <Show
      when={!scores()}
      fallback={
        <p class="yc-scale-of-scores">
          <span>−1</span>
          <span>0</span>
          <span>+1</span>
        </p>
      }
    >
      <ul class="yc-classes" aria-label="Legend">
        <For each={classes()}>
          {(name) => (
            <li class="yc-class-name" style={styleOf(name)}>
              {name}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );

  return (
    <Field of={props as unknown as ComponentProps}>
      <Show when={spans().length > 0} fallback={<Nothing />}>
        <Show when={props.properties.showLegend && (scores() || classes().length > 0)}>
          <Legend />
        </Show>
        <div class="yc-highlighted" dir={props.properties.rtl ? 'rtl' : 'auto'}>
          <For each={spans()}>{(span, index) => <Piece span={span} index={index()} />}</For>
        </div>
      </Show>
    </Field>
  );
};
