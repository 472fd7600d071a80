import type { AnyComponent, Codec } from '../../api/internal';
import { extraEvents } from '../../protocol';
import type { Lent } from './lent';

type Fn = (...inputs: never[]) => unknown;

export type DatasetOptions = {
  components?: AnyComponent | readonly AnyComponent[];
  samples?: readonly unknown[];
  type?: 'values' | 'index' | 'tuple';
  samplesPerPage?: number;
  sampleLabels?: readonly string[];
};

export type ExamplesOptions = {
  examples?: readonly unknown[];
  inputs?: AnyComponent | readonly AnyComponent[];
  outputs?: AnyComponent | readonly AnyComponent[] | null;
  fn?: Fn;
  cacheExamples?: boolean | 'idle' | 'lazy';
  runOnClick?: boolean;
  label?: string;
  examplesPerPage?: number;
  exampleLabels?: readonly string[];
};

const types = ['values', 'index', 'tuple'];

/** Implements `yc.Dataset` and `yc.Examples`. */
export const samplesWith = (lent: Lent) => {
  const listed = (given: unknown, name: string, of: string): AnyComponent[] => {
    const list = [given ?? []].flat() as unknown[];
    const wrong = list.findIndex((each) => !lent.isComponent(each));
    if (wrong < 0 && list.length > 0) return list as AnyComponent[];
    throw new TypeError(
      wrong < 0
        ? `${of} has no ${name}: give it the components that its values are of, such as yc.Textbox().`
        : `${name}[${wrong}] of ${of} is no component. Make one with yc.Textbox(), yc.Image() and the like.`,
    );
  };

  const checked = (
    rows: unknown,
    labels: readonly string[] | undefined,
    perPage: number,
    [of, name, labelsName, perPageName]: readonly [string, string, string, string],
  ): readonly unknown[] => {
    if (!Array.isArray(rows)) throw new TypeError(`${name} of ${of} is an array with a row for each.`);
    if (labels && labels.length !== rows.length)
      throw new RangeError(`${labelsName} of ${of} has ${labels.length} texts for ${rows.length} rows.`);
    if (!(Number.isInteger(perPage) && perPage > 0))
      throw new RangeError(`${perPageName} of ${of} is a whole number from 1; got ${String(perPage)}.`);
    return rows;
  };

  const Dataset = (options: DatasetOptions = {}): AnyComponent => {
    const {
      components: given,
      samples: raw = [],
      type = 'values',
      sampleLabels,
      samplesPerPage = 10,
      ...rest
    } = options;
    const components = listed(given, 'components', 'this Dataset');
    const rows = checked(raw, sampleLabels, samplesPerPage, [
      'this Dataset',
      'samples',
      'sampleLabels',
      'samplesPerPage',
    ]);
    if (!types.includes(type))
      throw new TypeError(`type of this Dataset is one of ${types.join(', ')}; got ${String(type)}.`);
    const values = rows.map((row) => cellsOf(row, components.length));
    const handed = { values, index: values.map((_, i) => i), tuple: values.map((row, i) => [i, row]) }[type];
    return lent.component(
      'dataset',
      undefined,
      {
        ...rest,
        kinds: components.map(({ kind }) => kind),
        samples: lent.samplesOf(rows, components),
        samplesPerPage,
        sampleLabels,
      },
      { codec: codecOf(handed) },
    );
  };

  /** A Dataset's value is the index of a sample; `fn` gets what there is for it. */
  const codecOf = (handed: readonly unknown[]): Codec => ({
    events: extraEvents.dataset,
    encode: (value) => {
      if (Number.isInteger(value) && (value as number) >= 0) return value;
      throw new lent.Refusal(`it takes the index of a sample, from 0, and this is ${lent.describeValue(value)}`);
    },
    decode: (index: number) => handed[index],
  });

  const Examples = (options: ExamplesOptions = {}): AnyComponent => {
    const { examples: raw, fn, outputs, cacheExamples, runOnClick, label = 'Examples', exampleLabels } = options;
    const { examplesPerPage = 10 } = options;
    const inputs = listed(options.inputs, 'inputs', 'these Examples');
    const rows = checked(raw, exampleLabels, examplesPerPage, [
      'these Examples',
      'examples',
      'exampleLabels',
      'examplesPerPage',
    ]);
    const runs = runOnClick || cacheExamples;
    if (runs && !(typeof fn === 'function' && outputs))
      throw new TypeError(
        `These Examples have ${runOnClick ? 'runOnClick' : 'cacheExamples'}, which needs fn and outputs: what to run, and where its result goes.`,
      );
    const made = Dataset({
      components: inputs,
      samples: rows,
      samplesPerPage: examplesPerPage,
      ...(exampleLabels && { sampleLabels: exampleLabels }),
      label,
    } as DatasetOptions);
    pickInto(made, rows, inputs).then(
      ((...given: never[]) => (runs ? fn?.(...given.slice(0, inputs.length)) : undefined)) as never,
      runs ? (inputs as never) : null,
      runs ? (outputs as never) : null,
      runs ? { cache: Boolean(cacheExamples) } : { showProgress: 'hidden' },
    );
    return made;
  };

  /** Fills the inputs with the row that is picked. */
  const pickInto = (dataset: AnyComponent, rows: readonly unknown[], inputs: readonly AnyComponent[]) => {
    const values = rows.map((row) => cellsOf(row, inputs.length));
    return lent.eventMethod({ component: dataset, event: 'click' })(
      ((event: { index: number }) => (inputs.length === 1 ? values[event.index]?.[0] : values[event.index])) as never,
      null,
      inputs as never,
      { showProgress: 'hidden', triggerMode: 'alwaysLast' },
    );
  };

  return { Dataset, Examples, pickInto };
};

/** The values of a row. With one component, a row may be the value itself. */
const cellsOf = (row: unknown, count: number): readonly unknown[] =>
  Array.isArray(row) && (count > 1 || row.length === 1) ? row : [row];
