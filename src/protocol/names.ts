/**
 * What `import … from 'yieldcast'` can name. A module's exports must be known when it is linked, and the compiler may
 * not import `src/api`, so the names stand here; a test compares them with what `src/api` exports.
 */
export const apiNames: readonly string[] = [
  'Interface',
  'skip',
  'update',
  'sleep',
  'noise',
  'solid',
  'transfer',
  'buffer',
  'Textbox',
  'Number',
  'Slider',
  'Checkbox',
  'CheckboxGroup',
  'Radio',
  'Dropdown',
  'Image',
  'File',
  'Markdown',
  'HTML',
  'Code',
  'JSON',
  'Label',
  'Dataframe',
  'Gallery',
];
