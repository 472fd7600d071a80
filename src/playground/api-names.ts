/** What the editor completes after `yc.`: each name of the API, with a description and its options. */

type Options = Record<string, string>;

export type ApiName = {
  name: string;
  type: 'component' | 'function' | 'value';
  about: string;
  /** Its arguments, to show after the name. */
  signature?: string;
  options?: Options;
};

const common: Options = {
  label: 'The name shown above it',
  info: 'Help text below the label',
  visible: 'Whether it is shown',
  interactive: 'Whether people can change it',
};

const sized: Options = { height: 'Maximum height in CSS pixels' };
const bounds: Options = {
  minimum: 'Smallest value',
  maximum: 'Largest value',
  step: 'Step between values',
};
const playing: Options = {
  streaming: 'Whether each yield is the next chunk of one stream',
  autoplay: 'Whether it plays by itself',
  loop: 'Whether it starts again at its end',
  playbackPosition: 'Current position in seconds',
  subtitles: 'An SRT or WebVTT text, or a list of lines',
  bufferAhead: 'Seconds a stream may run ahead: 30, or 0.5 for a live form',
};
const camera: Options = {
  sources: "Where it comes from: 'upload', 'webcam', …",
  webcamOptions: 'Mirror, size and rate of the camera',
};
const optional: Options = { optional: 'Whether it may stay empty: fn then gets null' };

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
      theme: "A theme: 'soft', 'ocean', … or yc.theme({ … })",
      css: 'A style sheet for what is inside the app',
      examples: 'Sets of input values to pick from',
      examplesPerPage: 'Sets per page',
      cacheExamples: "Keeps their results: 'idle' computes them ahead, 'lazy' on first use",
      cache: 'Keeps results in this browser, for the same inputs',
      timelineBytes: 'Memory for looking at a run again, in bytes',
      live: 'Whether it runs at every change of an input',
      streamEvery: 'Seconds between chunks of a device',
      timeLimit: 'Seconds after which a stream ends',
      submitLabel: 'Text of the button that starts a run',
      stopLabel: 'Text of the button that stops a run',
      clearLabel: 'Text of the button that clears the form',
    },
  },
  { name: 'sleep', type: 'function', about: 'Waits for a number of seconds', signature: '(seconds)' },
  { name: 'skip', type: 'value', about: 'Leaves an output as it is' },
  {
    name: 'update',
    type: 'function',
    about: 'Changes properties of an output',
    signature: '({ value, label, visible })',
  },
  { name: 'noise', type: 'function', about: 'An image of random noise', signature: '(width, height)' },
  { name: 'solid', type: 'function', about: 'An image of one colour', signature: '(width, height, [r, g, b])' },
  { name: 'transfer', type: 'function', about: 'Hands over a value’s buffers without copying', signature: '(value)' },
  {
    name: 'buffer',
    type: 'function',
    about: 'A buffer to fill, reused where possible',
    signature: '(bytes)',
  },
  component('Textbox', 'A text field', 'The initial text', {
    lines: 'Initial number of lines',
    maxLines: 'Maximum number of lines',
    maxLength: 'Maximum number of characters',
    placeholder: 'Hint shown while it is empty',
    type: "'text', 'password' or 'email'",
  }),
  component('Number', 'A number field', 'The initial number', {
    ...bounds,
    placeholder: 'Hint shown while it is empty',
    ...optional,
  }),
  component('Slider', 'A number within bounds', 'The initial number', bounds),
  component('Checkbox', 'Yes or no', 'Whether it is checked at first'),
  component('CheckboxGroup', 'Any number of choices', 'The initial choices', { choices: 'The choices' }),
  component('Radio', 'One of a few choices', 'The initial choice', {
    choices: 'The choices',
    ...optional,
  }),
  component('Dropdown', 'One of many choices, or several', 'The initial choice', {
    choices: 'The choices',
    multiselect: 'Whether several can be chosen',
    filterable: 'Whether typing filters the list',
    allowCustomValue: 'Whether people can enter other values',
    placeholder: 'Hint shown while it is empty',
    ...optional,
  }),
  component('Image', 'An image', 'The initial image', {
    type: "What fn gets: 'imageData', 'bitmap' or 'file'",
    height: 'Height in CSS pixels',
    width: 'Width in CSS pixels',
    streaming: 'Whether camera frames arrive as they are made',
    ...camera,
    ...optional,
  }),
  component('Audio', 'Sound, or a stream of it', 'The initial sound', {
    ...playing,
    sources: "Where it comes from: 'upload', 'microphone'",
    type: "What fn gets: 'file' or 'samples'",
    format: "What is recorded: 'wav', 'mp3' or 'webm'",
    microphoneOptions: 'Constraints for the microphone',
    ...optional,
  }),
  component('Video', 'Video, or a stream of it', 'The initial video', {
    ...playing,
    fps: 'Frames per second of yielded frames',
    height: 'Height in CSS pixels',
    width: 'Width in CSS pixels',
    poster: 'URL of an image to show before it plays',
    ...camera,
    format: "What is recorded: 'mp4' or 'webm'",
    includeAudio: 'Whether sound is recorded too',
    ...optional,
  }),
  { name: 'frames', type: 'function', about: 'The frames of a video, one by one', signature: '(file, { fps, width })' },
  {
    name: 'chunks',
    type: 'function',
    about: 'A sound or video cut into files of equal length',
    signature: '(file, { seconds })',
  },
  {
    name: 'samples',
    type: 'function',
    about: 'The samples of a sound, at a rate of your choice',
    signature: '(file, { sampleRate })',
  },
  { name: 'Clip', type: 'function', about: 'Encodes frames into MP4 chunks', signature: '({ fps })' },
  component('File', 'A file, or several', 'The initial file', {
    fileCount: "'single' or 'multiple'",
    fileTypes: "Accepted types, such as ['image', '.csv']",
    ...optional,
  }),
  component('Markdown', 'Text in Markdown', 'The initial text', sized),
  component('HTML', 'HTML, sanitised before it is shown', 'The initial HTML', sized),
  component('Code', 'Source code, highlighted', 'The initial code', {
    language: "A name such as 'python'",
    lines: 'Initial number of lines',
    maxLines: 'Maximum number of lines',
  }),
  component('JSON', 'Any data, as a tree', 'The initial data', { open: 'Whether all of it is expanded', ...sized }),
  component('Label', 'A class, with the confidence of the best few', 'The initial class', {
    numTopClasses: 'Number of classes shown',
  }),
  component('Dataframe', 'A table', 'The initial rows', { headers: 'Column names', ...sized }),
  component('Gallery', 'Images in a grid', 'The initial images', { columns: 'Images per row', ...sized }),
  {
    name: 'Blocks',
    type: 'function',
    about: 'An app with your own layout',
    signature: '({ title, theme, css, timelineBytes }, …components)',
  },
  {
    name: 'TabbedInterface',
    type: 'function',
    about: 'Several apps, each in a tab of its own',
    signature: '([app, …], [name, …])',
    options: {
      interfaceList: 'The apps, in the order of their tabs',
      tabNames: 'The names of the tabs',
      title: 'The heading',
    },
  },
  {
    name: 'Examples',
    type: 'component',
    about: 'Sets of input values to pick from',
    options: {
      examples: 'The sets: a value for each input',
      inputs: 'The components that a pick fills',
      outputs: 'The components that show what fn yields',
      fn: 'What to run on a pick',
      cacheExamples: 'Runs fn on a pick, and keeps the result',
      runOnClick: 'Runs fn on a pick',
      label: 'The name shown above them',
      examplesPerPage: 'How many to show at once: 10',
      exampleLabels: 'What to show of each instead of its values',
    },
  },
  {
    name: 'Dataset',
    type: 'component',
    about: 'Samples to pick from, with events',
    options: {
      components: 'What the values of a sample are of',
      samples: 'The samples: a value for each component',
      headers: 'Headings of columns, for a table',
      type: "What fn gets of a sample: 'values', 'index' or 'tuple'",
      samplesPerPage: 'How many to show at once: 10',
      sampleLabels: 'What to show of each instead of its values',
      ...common,
    },
  },
  {
    name: 'ChatInterface',
    type: 'function',
    about: 'A chat: a conversation, a text field and a function that answers',
    signature: '({ fn })',
    options: {
      fn: 'Answers a message; each yield is the answer so far',
      title: 'The heading',
      description: 'Markdown above the conversation',
      examples: 'Messages to start with',
      additionalInputs: 'Further inputs for fn',
      placeholder: 'Text of an empty conversation',
      height: 'Height of the conversation in CSS pixels',
    },
  },
  {
    name: 'theme',
    type: 'function',
    about: 'A theme: colours, corners, distances and fonts of an app',
    signature: '({ base, primary, radius })',
    options: {
      base: "The theme to begin with: 'soft', 'mono', 'glass', 'ocean', …",
      primary: 'Colour of buttons and links, or one for light and one for dark',
      background: 'Colour of the background, or two',
      text: 'Colour of the text, or two',
      radius: 'How round corners are, in CSS pixels',
      spacing: 'Distances, as a factor',
      textSize: 'Size of the text, as a factor',
      font: 'Fonts of text, as in CSS',
      codeFont: 'Fonts of code, as in CSS',
    },
  },
  { name: 'Row', type: 'function', about: 'Components side by side', signature: '(…components)' },
  { name: 'Column', type: 'function', about: 'Components one below the other', signature: '({ scale }, …components)' },
  { name: 'Group', type: 'function', about: 'Components without gaps', signature: '(…components)' },
  { name: 'Tabs', type: 'function', about: 'Tabs, one of them open', signature: '(…tabs)' },
  { name: 'Tab', type: 'function', about: 'One tab', signature: "('Name', …components)" },
  {
    name: 'Accordion',
    type: 'function',
    about: 'Components that can be folded away',
    signature: "('Heading', …components)",
  },
  { name: 'Sidebar', type: 'function', about: 'Components in a sidebar', signature: '({ label }, …components)' },
  {
    name: 'render',
    type: 'function',
    about: 'A part that a function makes of values, again when they change',
    signature: '(inputs, (…values) => components)',
    options: {
      triggers: 'The events that make it, instead of changes of the inputs',
      key: 'In another part: keeps it the same from one time to the next',
    },
  },
  { name: 'Button', type: 'function', about: 'A button, with .click', signature: "('Go')" },
  { name: 'Timer', type: 'function', about: 'Ticks at an interval in seconds, with .tick', signature: '(seconds)' },
  { name: 'State', type: 'function', about: 'A value that one run leaves for the next', signature: '(value)' },
  { name: 'BrowserState', type: 'function', about: 'A state kept in this browser', signature: '(value)' },
  {
    name: 'on',
    type: 'function',
    about: 'One function for several events',
    signature: '([a.click, b.submit], fn, inputs, outputs)',
  },
  component('Chatbot', 'A conversation', 'The initial messages', {
    placeholder: 'Markdown while it is empty',
    ...sized,
  }),
  { name: 'progress', type: 'function', about: 'Shows how far a run is', signature: '([done, total], { unit })' },
  { name: 'track', type: 'function', about: 'A loop that shows its progress', signature: '(iterable, { unit })' },
  { name: 'info', type: 'function', about: 'A message in the corner', signature: "('…')" },
  { name: 'warning', type: 'function', about: 'A warning in the corner', signature: "('…')" },
  { name: 'success', type: 'function', about: 'Good news in the corner', signature: "('…')" },
  { name: 'Error', type: 'function', about: 'An error for the person who uses the app', signature: "('…', { title })" },
  { name: 'cache', type: 'value', about: 'Values kept in this browser: get, set, has, delete, keys, clear' },
  { name: 'cached', type: 'function', about: 'A function whose results are kept', signature: '(fn, { maxAge })' },
  {
    name: 'asset',
    type: 'function',
    about: 'A file of the site, beside the app, or at a URL',
    signature: "('./data.csv')",
  },
  { name: 'gif', type: 'function', about: 'An animated GIF made of images', signature: '(images, { seconds })' },
];
