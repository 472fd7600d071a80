import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import * as v from 'valibot';
import { type ImageWire, type Kind, type WireValue, wireSchema } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { accessibleName } from '../naming';
import { Picture } from '../pictures/Picture';
import { inWords } from './sample-words';

type DatasetProps = ComponentProps<'dataset'> & {
  /** The samples whose results are there already, by index. */
  ready?: ReadonlySet<number>;
};

type Sample = { index: number; cells: readonly WireValue[]; label: string | undefined };

/** Samples to pick, a page at a time: as buttons, or as a table if they have headers. */
export const Dataset = (props: DatasetProps) => {
  const perPage = () => props.properties.samplesPerPage || 10;
  const samples = createMemo(() =>
    props.properties.samples.map((row, index): Sample => {
      const cells = row as WireValue[];
      const kinds = props.properties.kinds as Kind[];
      if (cells.length !== kinds.length || !cells.every((cell, i) => v.is(wireSchema(kinds[i] ?? 'json'), cell)))
        throw new Error(`Sample ${index + 1} does not fit its components.`);
      return { index, cells, label: props.properties.sampleLabels?.[index] };
    }),
  );
  const pages = () => Math.ceil(samples().length / perPage());
  const [asked, setPage] = createSignal(0);
  const page = () => Math.min(asked(), Math.max(0, pages() - 1));
  const shown = () => samples().slice(page() * perPage(), (page() + 1) * perPage());
  const kindOf = (column: number) => props.properties.kinds[column] as Kind;
  const wordsOf = ({ cells, label }: Sample) => label ?? cells.map((cell, i) => inWords(cell, kindOf(i))).join(' · ');
  const pick = (sample: Sample) => {
    if (props.properties.interactive === false) return;
    props.onInput(sample.index);
    const told = { index: sample.index, value: wordsOf(sample) };
    props.onEvent('click', told);
    props.onEvent('select', told);
  };

  const Ready = (of: { sample: Sample }) => (
    <Show when={props.ready?.has(of.sample.index)}>
      <span class="yc-example-ready" role="img" aria-label="Ready:" title="Its result is there already" />
    </Show>
  );
  const Pressable = (of: { sample: Sample; children: JSX.Element }) => (
    <button
      type="button"
      class="yc-example"
      disabled={props.properties.interactive === false}
      aria-label={hasPicture(of.sample, props.properties.kinds) ? wordsOf(of.sample) : undefined}
      onClick={() => pick(of.sample)}
    >
      <Ready sample={of.sample} />
      {of.children}
    </button>
  );

  const Cell = (of: { cell: WireValue; column: number }) => (
    <Show when={of.cell !== null && kindOf(of.column) === 'image'} fallback={inWords(of.cell, kindOf(of.column))}>
      <span class="yc-example-picture" aria-hidden="true">
        <Picture image={of.cell as ImageWire} name="" />
      </span>
    </Show>
  );

  const Buttons = () => (
    <ul class="yc-examples-list">
      <For each={shown()}>
        {(sample) => (
          <li>
            <Pressable sample={sample}>
              <Show when={sample.label === undefined} fallback={sample.label}>
                <For each={sample.cells}>
                  {(cell, i) => (
                    <>
                      {i() > 0 && ' · '}
                      <Cell cell={cell} column={i()} />
                    </>
                  )}
                </For>
              </Show>
            </Pressable>
          </li>
        )}
      </For>
    </ul>
  );

  /** The button in the first cell covers its row. */
  const Rows = (of: { headers: readonly string[] }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section class="yc-examples-table" aria-label={say`Table of ${accessibleName(props)}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <For each={of.headers}>{(header) => <th scope="col">{header}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(sample) => (
              <tr>
                <For each={sample.cells}>
                  {(cell, i) => (
                    <td>
                      <Show when={i() === 0} fallback={<Cell cell={cell} column={i()} />}>
                        <Pressable sample={sample}>
                          <Show when={sample.label === undefined} fallback={sample.label}>
                            <Cell cell={cell} column={0} />
                          </Show>
                        </Pressable>
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );

  return (
    <Field of={props as unknown as ComponentProps}>
      <div class="yc-examples">
        <Show when={props.properties.headers} fallback={<Buttons />}>
          {(headers) => <Rows headers={headers()} />}
        </Show>
        <Show when={samples().length === 0}>
          <p class="yc-nothing">No samples yet.</p>
        </Show>
        <Show when={pages() > 1}>
          <nav class="yc-examples-pages" aria-label={say`Pages of ${accessibleName(props).toLowerCase()}`}>
            <For each={pagesAround(page(), pages())}>
              {(i) => (
                <button
                  type="button"
                  class="yc-page"
                  aria-current={page() === i ? 'page' : undefined}
                  onClick={() => setPage(i)}
                >
                  {i + 1}
                </button>
              )}
            </For>
          </nav>
        </Show>
      </div>
    </Field>
  );
};

/** How many pages at most have a button each. */
const mostPages = 12;

/** The pages to go to: all of a few, or else the first, the last, and those around the one that is open. */
const pagesAround = (open: number, pages: number): number[] => {
  if (pages <= mostPages) return Array.from({ length: pages }, (_, i) => i);
  const first = Math.min(Math.max(1, open - 4), pages - 10);
  return [0, ...Array.from({ length: 9 }, (_, i) => first + i), pages - 1];
};

const hasPicture = ({ cells, label }: Sample, kinds: readonly string[]) =>
  label === undefined && cells.some((cell, i) => cell !== null && kinds[i] === 'image');
