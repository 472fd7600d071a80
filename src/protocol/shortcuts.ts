import { suggest } from './suggestion';

/**
 * The words that stand for components in `inputs`, `outputs` and the like: Gradio's names, and what people write
 * instead. `src/api` types each, and `src/runtime/familiar` makes its component.
 */
export const shortcuts = [
  'text',
  'textbox',
  'textarea',
  'string',
  'str',
  'number',
  'int',
  'float',
  'slider',
  'checkbox',
  'bool',
  'boolean',
  'checkboxgroup',
  'radio',
  'dropdown',
  'image',
  'imageeditor',
  'imagemask',
  'paint',
  'sketchpad',
  'webcam',
  'plot',
  'audio',
  'microphone',
  'mic',
  'sound',
  'video',
  'playablevideo',
  'file',
  'files',
  'dataframe',
  'table',
  'csv',
  'numpy',
  'matrix',
  'list',
  'gallery',
  'json',
  'label',
  'html',
  'highlightedtext',
  'markdown',
  'code',
  'chatbot',
  'colorpicker',
  'datetime',
  'state',
] as const;

export type Shortcut = (typeof shortcuts)[number];

/** Whether a word stands for a component. Capital letters do not matter. */
export const isShortcut = (word: string): boolean => (shortcuts as readonly string[]).includes(word.toLowerCase());

/** What is wrong with a word that stands for no component. */
export const unknownShortcut = (word: string): string => {
  const nearest = suggest(word, shortcuts);
  return `There is no component “${word}”. ${
    nearest === undefined
      ? "Write one, as yc.Textbox(), or a word such as 'text', 'number' or 'image'."
      : `Did you mean '${nearest}'?`
  }`;
};
