import { camelCase, optionsNamed } from '../../protocol';
import { isPlain, type Options, optionsFor } from './options';

/** The positional arguments in Gradio, before the options. */
const positions: Record<string, string> = {
  Textbox: 'value',
  Number: 'value',
  Slider: 'minimum maximum value step',
  Checkbox: 'value',
  CheckboxGroup: 'choices value',
  Radio: 'choices value',
  Dropdown: 'choices value',
  Image: 'value',
  Audio: 'value',
  Video: 'value',
  File: 'value',
  Markdown: 'value',
  HTML: 'value',
  Code: 'value language',
  JSON: 'value',
  Label: 'value',
  Dataframe: 'value headers',
  Gallery: 'value',
  Chatbot: 'value',
  MultimodalTextbox: 'value',
  ImageSlider: 'value',
  Model3D: 'value',
  ImageEditor: 'value',
  Sketchpad: 'value',
  Paint: 'value',
  ColorPicker: 'value',
  DateTime: 'value',
  UploadButton: 'label value',
  DownloadButton: 'label value',
  ClearButton: 'components',
  FileExplorer: 'glob',
  DuplicateButton: 'value',
  DeepLinkButton: 'value copiedValue',
  HighlightedText: 'value',
  Dialogue: 'value',
  ParamViewer: 'value',
  AnnotatedImage: 'value',
  Plot: 'value',
  LinePlot: 'value x y',
  ScatterPlot: 'value x y',
  BarPlot: 'value x y',
  Interface: 'fn inputs outputs',
  ChatInterface: 'fn',
  Examples: 'examples inputs outputs fn',
  Dataset: 'components samples',
};

/** Kinds whose value is not text: text as the first argument is the label. */
const unworded = new Set(['Number', 'Slider', 'Checkbox', 'CheckboxGroup', 'Radio', 'Dropdown']);

/** Kinds whose value may be an object, which must not be mistaken for options. */
const objects = new Set([
  'JSON',
  'Label',
  'Dataframe',
  'State',
  'BrowserState',
  'MultimodalTextbox',
  'HighlightedText',
  'ParamViewer',
  'AnnotatedImage',
  'Plot',
  'ImageEditor',
  'LinePlot',
  'ScatterPlot',
  'BarPlot',
]);

const areOptions = (of: string, given: unknown, place: number): given is Options => {
  if (!isPlain(given)) return false;
  if (!objects.has(of) || place > 0) return true;
  const known = optionsNamed(of);
  return Object.keys(given).some((name) => known?.has(camelCase(name)));
};

/** Merges positional and named arguments into one options object. */
export const collect = (of: string, given: readonly unknown[]): Options => {
  const places = positions[of]?.split(' ') ?? [];
  const collected: Options = {};
  let place = 0;
  for (const [index, each] of given.entries()) {
    if (each === undefined) place++;
    else if (areOptions(of, each, index) && (index === given.length - 1 || place >= places.length))
      Object.assign(collected, optionsFor(of, each));
    else if (typeof each === 'string' && index === 0 && unworded.has(of)) collected.label = each;
    else {
      const name = places[place++];
      if (name === undefined)
        console.warn(`yc.${of} takes ${places.length || 'no'} values before its options: more were left out.`);
      else collected[name] = each;
    }
  }
  return mended(of, collected);
};

/** Converts values from other common forms to what the component takes. */
const mended = (of: string, options: Options): Options => {
  if ((of === 'Radio' || of === 'Dropdown' || of === 'CheckboxGroup') && options.choices === undefined)
    options.choices = [];
  if (isPlain(options.choices)) options.choices = Object.entries(options.choices);
  if (options.choices instanceof Set || options.choices instanceof Map) options.choices = [...options.choices];
  if (of === 'Slider' && typeof options.minimum === 'number' && typeof options.value === 'number')
    options.minimum = Math.min(options.minimum, options.value);
  if (typeof options.precision === 'number' && of !== 'Number' && of !== 'Slider') options.precision = undefined;
  return options;
};
