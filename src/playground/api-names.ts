/** What the editor offers after `yc.`: each name of the API with a line about it, and the options that it takes. */

type Options = Record<string, string>;

export type ApiName = {
  name: string;
  type: 'component' | 'function' | 'value';
  about: string;
  /** How it is called, after its name. */
  signature?: string;
  options?: Options;
};

const common: Options = {
  label: 'Its name on the page',
  info: 'A line of help below the label',
  visible: 'Is it shown?',
  interactive: 'May a person change it?',
};

const sized: Options = { height: 'The most height it takes, in CSS pixels' };
const bounds: Options = {
  minimum: 'The least it takes',
  maximum: 'The most it takes',
  step: 'The distance of its steps',
};
const playing: Options = {
  streaming: 'Is each yield the next chunk of one stream?',
  autoplay: 'Does it play by itself?',
  loop: 'Does it begin anew when it has ended?',
  playbackPosition: 'Where it plays, in seconds',
  subtitles: 'An SRT or WebVTT text, or a list of lines',
  bufferAhead: 'How many seconds a stream may be ahead; 30 unless said',
};
const camera: Options = {
  sources: "Where it is taken from: 'upload', 'webcam', …",
  webcamOptions: 'Mirror, size and rate of the camera',
};
const optional: Options = { optional: 'May it be left empty? fn then gets null' };

const component = (name: string, about: string, value: string, options: Options = {}): ApiName => ({
  name,
  type: 'component',
  about,
  options: { value, ...options, ...common },
});

export const apiNames: readonly ApiName[] = [
  {
    name: 'Interface',
    type: 'function',
    about: 'An app with one form: inputs, a button, outputs',
    signature: '({ fn, inputs, outputs })',
    options: {
      fn: 'A function or a generator, sync or async',
      inputs: 'A component, or several in order',
      outputs: 'A component, or several in order',
      title: 'The heading',
      description: 'Markdown above the form',
      article: 'Markdown below the form',
      examples: 'Sets of input values to pick from',
      examplesPerPage: 'How many sets are shown at once',
      live: 'Does it start by itself at every change?',
      streamEvery: 'Seconds between what a device hands over',
      timeLimit: 'Seconds after which a stream is ended',
      submitLabel: 'Text of the button that starts it',
      stopLabel: 'Text of the button that ends it',
      clearLabel: 'Text of the button that empties the form',
    },
  },
  { name: 'sleep', type: 'function', about: 'Waits for so many seconds', signature: '(seconds)' },
  { name: 'skip', type: 'value', about: 'Leaves an output as it is' },
  {
    name: 'update',
    type: 'function',
    about: 'Changes properties of an output',
    signature: '({ value, label, visible })',
  },
  { name: 'noise', type: 'function', about: 'An image of random floats', signature: '(width, height)' },
  { name: 'solid', type: 'function', about: 'An image of one colour', signature: '(width, height, [r, g, b])' },
  { name: 'transfer', type: 'function', about: 'Hands a value’s buffers over without a copy', signature: '(value)' },
  {
    name: 'buffer',
    type: 'function',
    about: 'A buffer to fill, one used before if there is one',
    signature: '(bytes)',
  },
  component('Textbox', 'A field of text', 'The text at first', {
    lines: 'Lines shown at first',
    maxLines: 'Lines shown at most',
    placeholder: 'A hint while it is empty',
    type: "'text', 'password' or 'email'",
  }),
  component('Number', 'A number', 'The number at first', {
    ...bounds,
    placeholder: 'A hint while it is empty',
    ...optional,
  }),
  component('Slider', 'A number within bounds', 'The number at first', bounds),
  component('Checkbox', 'Yes or no', 'Is it checked at first?'),
  component('CheckboxGroup', 'Any of some choices', 'Those checked at first', { choices: 'What there is to choose' }),
  component('Radio', 'One of some choices', 'The one chosen at first', {
    choices: 'What there is to choose',
    ...optional,
  }),
  component('Dropdown', 'One of many choices, or several', 'The one chosen at first', {
    choices: 'What there is to choose',
    multiselect: 'May several be chosen?',
    filterable: 'Does typing narrow the list?',
    allowCustomValue: 'May a person type another value?',
    placeholder: 'A hint while it is empty',
    ...optional,
  }),
  component('Image', 'An image', 'The image at first', {
    type: "What fn gets: 'imageData', 'bitmap' or 'file'",
    height: 'Its height, in CSS pixels',
    width: 'Its width, in CSS pixels',
    streaming: 'Are the camera’s frames handed over as they come?',
    ...camera,
    ...optional,
  }),
  component('Audio', 'Sound, or a stream of it', 'The sound at first', {
    ...playing,
    sources: "Where it is taken from: 'upload', 'microphone'",
    type: "What fn gets: 'file' or 'samples'",
    format: "What is recorded: 'wav', 'mp3' or 'webm'",
    microphoneOptions: 'What the microphone is asked for',
    ...optional,
  }),
  component('Video', 'Video, or a stream of it', 'The video at first', {
    ...playing,
    fps: 'Frames a second, where frames are yielded',
    height: 'Its height, in CSS pixels',
    width: 'Its width, in CSS pixels',
    poster: 'The URL of a picture to show first',
    ...camera,
    format: "What is recorded: 'mp4' or 'webm'",
    includeAudio: 'Is sound recorded with it?',
    ...optional,
  }),
  { name: 'frames', type: 'function', about: 'The frames of a video, one by one', signature: '(file, { fps, width })' },
  { name: 'Clip', type: 'function', about: 'Gathers frames into MP4 chunks', signature: '({ fps })' },
  component('File', 'A file, or several', 'The file at first', {
    fileCount: "'single' or 'multiple'",
    fileTypes: "What is taken, as in ['image', '.csv']",
    ...optional,
  }),
  component('Markdown', 'Text in Markdown', 'The text at first', sized),
  component('HTML', 'HTML, sanitised before it is shown', 'The HTML at first', sized),
  component('Code', 'Source code, highlighted', 'The code at first', {
    language: "A name such as 'python'",
    lines: 'Lines shown at first',
    maxLines: 'Lines shown at most',
  }),
  component('JSON', 'Any data, as a tree', 'The data at first', { open: 'Is all of it unfolded?', ...sized }),
  component('Label', 'A class, with the confidences of the best few', 'The class at first', {
    numTopClasses: 'How many classes are shown',
  }),
  component('Dataframe', 'A table', 'The rows at first', { headers: 'The names of the columns', ...sized }),
  component('Gallery', 'Images in a grid', 'The images at first', { columns: 'How many stand in a row', ...sized }),
  { name: 'Blocks', type: 'function', about: 'An app that you lay out', signature: '({ title }, …components)' },
  {
    name: 'ChatInterface',
    type: 'function',
    about: 'A chat: a conversation, a field, a function that answers',
    signature: '({ fn })',
    options: {
      fn: 'Answers a message; each yield is the answer so far',
      title: 'The heading',
      description: 'Markdown above the conversation',
      examples: 'Messages to begin with',
      additionalInputs: 'More inputs for fn',
      placeholder: 'What an empty conversation says',
      height: 'The height of the conversation, in CSS pixels',
    },
  },
  { name: 'Row', type: 'function', about: 'Components side by side', signature: '(…components)' },
  { name: 'Column', type: 'function', about: 'Components below one another', signature: '({ scale }, …components)' },
  { name: 'Group', type: 'function', about: 'Components without gaps', signature: '(…components)' },
  { name: 'Tabs', type: 'function', about: 'Tabs, of which one is open', signature: '(…tabs)' },
  { name: 'Tab', type: 'function', about: 'One tab', signature: "('Name', …components)" },
  { name: 'Accordion', type: 'function', about: 'Components that fold away', signature: "('Heading', …components)" },
  { name: 'Sidebar', type: 'function', about: 'Components at the side', signature: '({ label }, …components)' },
  { name: 'Button', type: 'function', about: 'A button, with .click', signature: "('Go')" },
  { name: 'Timer', type: 'function', about: 'Ticks every so many seconds, with .tick', signature: '(seconds)' },
  { name: 'State', type: 'function', about: 'What one run leaves to the next', signature: '(value)' },
  { name: 'BrowserState', type: 'function', about: 'A state that the browser keeps', signature: '(value)' },
  {
    name: 'on',
    type: 'function',
    about: 'One function for several events',
    signature: '([a.click, b.submit], fn, inputs, outputs)',
  },
  component('Chatbot', 'A conversation', 'The messages that it begins with', {
    placeholder: 'Markdown while it is empty',
    ...sized,
  }),
  { name: 'progress', type: 'function', about: 'Tells how far a run is', signature: '([done, total], { unit })' },
  { name: 'track', type: 'function', about: 'A loop whose progress is shown', signature: '(iterable, { unit })' },
  { name: 'info', type: 'function', about: 'A message in the corner', signature: "('…')" },
  { name: 'warning', type: 'function', about: 'A warning in the corner', signature: "('…')" },
  { name: 'success', type: 'function', about: 'Good news in the corner', signature: "('…')" },
  { name: 'Error', type: 'function', about: 'An error for the person who uses the app', signature: "('…', { title })" },
  { name: 'gif', type: 'function', about: 'A GIF of images', signature: '(images, { seconds })' },
];
