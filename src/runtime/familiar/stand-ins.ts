import type { AnyComponent } from '../../api/internal';
import { type Axes, chart } from './chart';
import { isPlain, type Options } from './options';

type Convert = (value: unknown) => unknown;

/** Gradio's components that others stand in for: an Image for a plot. */
export const standInsOf = (make: (name: string, options: Options) => AnyComponent) => {
  /** Convert yielded values to what their component takes. Keyed by `handling`, which a component's copies share. */
  const converters = new WeakMap<object, Convert>();

  const shownAs = (name: string, options: Options, convert: Convert) => {
    const { value, ...rest } = options;
    const made = make(name, value === undefined || value === null ? rest : { ...rest, value: convert(value) });
    converters.set(made.handling, convert);
    return made;
  };

  const plot =
    (shape: 'line' | 'bar' | 'scatter') =>
    (...given: unknown[]) => {
      const options: Options = Object.assign({}, ...given.filter(isPlain));
      const {
        x,
        y,
        color,
        title,
        value = given.find(Array.isArray),
        label,
        visible,
        scale,
        min_width,
        minWidth,
      } = options;
      const axes = { x, y, color } as Axes;
      return shownAs(
        'Image',
        {
          value,
          label: label && title ? `${label}: ${title}` : (label ?? title),
          visible,
          scale,
          minWidth: minWidth ?? min_width,
          interactive: false,
        },
        (data) => chart(data, shape, axes),
      );
    };

  return {
    components: { LinePlot: plot('line'), BarPlot: plot('bar'), ScatterPlot: plot('scatter') },
    /** What converts the values that are yielded to a component; `undefined` if it takes them as they are. */
    convert: ({ handling }: AnyComponent) => converters.get(handling),
  };
};
