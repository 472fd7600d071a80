/**
 * The names of all options in the API. The compiler reports options that do not exist, and the sandbox ignores them.
 * The schemas contain the same names but are larger; a test compares the two.
 */
const frame = 'container elemId elemClasses';
const common = `value label showLabel info visible interactive scale minWidth every inputs key preservedByKey validator ${frame}`;
const named = 'elemId elemClasses';
const block = `visible scale minWidth key preservedByKey ${named}`;
const playing = 'streaming autoplay loop playbackPosition subtitles bufferAhead';

const plotted =
  'x y color title xTitle yTitle colorTitle xBin aggregate colorMap xLim yLim xLabelAngle sort tooltip height caption buttons';

const own: Readonly<Record<string, string>> = {
  Textbox: `${common} lines maxLines maxLength placeholder type autofocus autoscroll rtl textAlign submitBtn stopBtn htmlAttributes buttons`,
  MultimodalTextbox: `${common} lines maxLines maxLength placeholder fileCount fileTypes sources submitBtn stopBtn`,
  ColorPicker: common,
  FileExplorer: `${common} glob ignoreGlob fileCount maxHeight`,
  UploadButton: `${common} variant size fileCount fileTypes`,
  DownloadButton: `${common} variant size`,
  ClearButton: `${common} components variant size icon link`,
  DuplicateButton: `${common} variant size icon`,
  DeepLinkButton: `${common} variant size icon copiedValue`,
  DateTime: `${common} includeTime type timezone`,
  HighlightedText: `${common} colorMap showLegend showInlineCategory combineAdjacent adjacentSeparator rtl`,
  Dialogue: `${common} type speakers formatter unformatter tags separator colorMap placeholder maxLines uiMode buttons submitBtn autofocus autoscroll`,
  ParamViewer: `${common} language linkify header anchorLinks maxHeight`,
  Number: `${common} minimum maximum step placeholder optional precision`,
  Slider: `${common} minimum maximum step precision buttons`,
  Checkbox: common,
  CheckboxGroup: `${common} choices showSelectAll`,
  Radio: `${common} choices optional rtl`,
  Dropdown: `${common} choices multiselect filterable allowCustomValue placeholder optional maxChoices`,
  Image: `${common} type height width sources streaming webcamOptions optional buttons placeholder mirrorWebcam watermark`,
  Audio: `${common} ${playing} type sources format microphoneOptions optional buttons editable waveformOptions`,
  Video: `${common} ${playing} fps height width poster sources format includeAudio webcamOptions optional buttons watermark`,
  File: `${common} fileCount fileTypes optional height allowReordering`,
  Markdown: `${common} height minHeight maxHeight latexDelimiters buttons lineBreaks padding rtl`,
  HTML: `${common} height minHeight maxHeight autoscroll padding`,
  Code: `${common} language lines maxLines buttons showLineNumbers wrapLines`,
  JSON: `${common} open height minHeight maxHeight buttons showIndices`,
  Label: `${common} numTopClasses color showHeading`,
  LinePlot: `${common} ${plotted}`,
  ScatterPlot: `${common} ${plotted}`,
  BarPlot: `${common} ${plotted}`,
  Dataframe: `${common} headers height byteOrderMark buttons columnCount columnLimits columnWidths datatype lineBreaks maxChars maxHeight pinnedColumns rowCount rowLimits showRowNumbers showSearch staticColumns wrap`,
  Gallery: `${common} columns type height allowPreview buttons fileTypes objectFit preview rows selectedIndex`,
  Chatbot: `${common} height placeholder latexDelimiters layout avatarImages groupConsecutiveMessages autoscroll rtl buttons likeable editable feedbackOptions feedbackValue examples saveHistory`,
  Button: `${common} variant size icon link`,
  Timer: `${common} active`,
  State: common,
  BrowserState: 'storageKey',
  Row: `${block} equalHeight height minHeight maxHeight variant`,
  Column: `${block} variant`,
  Group: block,
  Tabs: `${block} value selected`,
  Tab: `label visible interactive key preservedByKey ${named}`,
  Walkthrough: `${block} value selected`,
  Step: `label visible interactive id scale key preservedByKey ${named}`,
  Accordion: `${block} label open`,
  Sidebar: `${block} label open position width`,
  Blocks: 'title timelineBytes theme css',
  Interface:
    'fn inputs outputs title description article examples examplesPerPage submitLabel stopLabel clearLabel cache cacheExamples timelineBytes live streamEvery timeLimit theme css validator',
  ChatInterface:
    'fn title description examples exampleLabels exampleIcons runExamplesOnClick additionalInputs additionalInputsAccordion additionalOutputs chatbot textbox multimodal fileTypes editable autoscroll flaggingMode flaggingOptions saveHistory placeholder height submitLabel stopLabel theme css validator',
  render: 'inputs fn triggers queue triggerMode concurrencyLimit concurrencyId showProgress visible key',
  TabbedInterface: 'interfaceList tabNames title theme css',
  Examples: 'examples inputs outputs fn cacheExamples runOnClick label examplesPerPage exampleLabels',
  Dataset: `${block} label showLabel info interactive components samples headers type samplesPerPage sampleLabels`,
  ImageEditor: `${common} type canvasSize brush eraser layers transforms sources height placeholder`,
  Sketchpad: `${common} type canvasSize brush eraser height placeholder`,
  Paint: `${common} type canvasSize brush eraser height placeholder`,
  Model3D: `${common} displayMode clearColor cameraPosition zoomSpeed panSpeed height`,
  ImageSlider: `${common} sliderPosition height maxHeight`,
  AnnotatedImage: `${common} colorMap showLegend height`,
  Plot: `${common} height`,
  progress: 'description unit',
  track: 'description unit total',
};

/** The options of event methods, and their arguments if given by name instead of by position. */
const ofListeners =
  'fn inputs outputs triggers triggerMode concurrencyLimit concurrencyId maxSize workers cancels cache showProgress showProgressOn streamEvery timeLimit validator';

/** The options of messages to people; `undefined` for any other name. */
export const feedbackOptions = (name: string): ReadonlySet<string> | undefined => {
  if (name === 'Error') return new Set(['title', 'duration', 'visible']);
  return /^(?:info|success|warning)$/.test(name) ? new Set(['title', 'duration']) : undefined;
};

/** Options that few apps use: their schemas, and the code behind them, load only for apps that name one. */
const rare =
  'container elemId elemClasses autofocus autoscroll rtl textAlign submitBtn stopBtn htmlAttributes buttons showSelectAll maxChoices mirrorWebcam watermark editable waveformOptions allowReordering minHeight maxHeight lineBreaks padding showLineNumbers wrapLines showIndices color showHeading columnCount colCount columnLimits columnWidths datatype maxChars pinnedColumns rowCount rowLimits showRowNumbers showSearch staticColumns wrap allowPreview objectFit preview rows selectedIndex icon link avatarImages groupConsecutiveMessages feedbackOptions feedbackValue saveHistory subtitles latexDelimiters microphoneOptions webcamOptions';

/** Those that are rare for some components only, which matters if an update is the first to name them. */
const rareForSome = 'height placeholder variant fileTypes layout examples';

const keys = (names: string) =>
  names.replace(/[A-Z]/g, (letter) => `(?:${letter}|_${letter.toLowerCase()})`).replaceAll(' ', '|');

/** Whether code may name one of the options that few apps use, in camel or in snake case. */
export const namesRare = (code: string): boolean =>
  new RegExp(`\\b(?:${keys(rare)})\\b['"]?\\s*[:,}]`).test(code) ||
  (/\bupdate\b/.test(code) && new RegExp(`\\b(?:${keys(rareForSome)})\\b`).test(code));

// These are functions because a computed constant would end up in every bundle that imports from this folder.
export const listenOptions = (): ReadonlySet<string> => new Set(ofListeners.split(' '));

/** The options of a name in the API, or `undefined` if it takes none. */
export const optionsNamed = (name: string): ReadonlySet<string> | undefined => {
  const known = Object.hasOwn(own, name) ? own[name] : undefined;
  return known === undefined ? undefined : new Set(known.split(' '));
};

/** What an update may change, in any component. */
export const updateNames = (): ReadonlySet<string> => new Set(Object.values(own).join(' ').split(' '));

/** Names that Gradio and others use for our options. */
const synonyms: Readonly<Record<string, string>> = {
  min: 'minimum',
  max: 'maximum',
  options: 'choices',
  default: 'value',
  defaultValue: 'value',
  initialValue: 'value',
  submitBtn: 'submitLabel',
  stopBtn: 'stopLabel',
  clearBtn: 'clearLabel',
  desc: 'description',
  frameRate: 'fps',
  placeHolder: 'placeholder',
  autoPlay: 'autoplay',
  multiple: 'multiselect',
  columnCount: 'columns',
  isStreaming: 'streaming',
  colCount: 'columnCount',
};

/** Gradio options that are always on here, or that only make sense on a server. We ignore them silently. */
const idle =
  'apiName api_name apiVisibility showApi queue batch maxBatchSize preprocess postprocess scrollToOutput js allowFlagging flaggingMode flaggingOptions flaggingDir flaggingCallback analyticsEnabled render key showCopyButton showDownloadButton showFullscreenButton bubbleFullWidth deepLink saveHistory fillHeight fillWidth share inbrowser debug trackTqdm concurrencyIds lazyLoad retryBtn undoBtn showShareButton sanitizeHtml renderMarkdown resizable linkTarget';

const plotIdle = ['yLabelAngle', 'width', 'showActionsButton'];

/** The same for single components: Gradio options for what the component always has or does. */
const idleOf: Readonly<Record<string, readonly string[]>> = {
  Chatbot: ['type'],
  ChatInterface: ['type'],
  Dataframe: ['type', 'latexDelimiters'],
  Code: ['autocomplete'],
  Gallery: ['format', 'fitColumns', 'sources'],
  Image: ['imageMode', 'format'],
  Audio: ['recording'],
  DuplicateButton: ['link'],
  DeepLinkButton: ['link'],
  Examples: ['layout'],
  Dataset: ['layout', 'componentProps'],
  LinePlot: plotIdle,
  ScatterPlot: plotIdle,
  BarPlot: plotIdle,
  TabbedInterface: ['cssPaths', 'head'],
  Blocks: ['mode', 'children'],
  Tab: ['id'],
  Row: ['children'],
  Column: ['children'],
  Group: ['children'],
};

/** Gradio options that only change the appearance. We ignore them and mention it in the console. */
const looks =
  'theme css cssPaths icon layout avatarImages watermark rtl textAlign lineBreaks headerLinks objectFit wrap pinnedColumns showRowNumbers padding container buttons';

/** Whether an option only changes the appearance. */
export const isLook = (name: string) => looks.split(' ').includes(camelCase(name));

/** Converts snake_case to the camelCase that we use. */
export const camelCase = (name: string) =>
  name.replace(/(?<=[a-z0-9])_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Our name for an option that was given by that name, in snake case, or by a synonym. `null` if it can be ignored
 * silently, `undefined` if there is no such option.
 */
export const optionNamed = (name: string, known: ReadonlySet<string>, of?: string): string | null | undefined => {
  const written = camelCase(name);
  if (known.has(written)) return written;
  const other = Object.hasOwn(synonyms, written) ? synonyms[written] : undefined;
  if (other !== undefined && known.has(other)) return other;
  return idle.split(' ').includes(written) || idleOf[of ?? '']?.includes(written) ? null : undefined;
};

/** Names from Gradio's API that have another name here, or that we build from what we have. */
export const familiarNames: readonly string[] = [
  'DataFrame',
  'Text',
  'TextArea',
  'Json',
  'Html',
  'TabItem',
  'Box',
  'Progress',
  'Info',
  'Warning',
  'Success',
  'launch',
  'themes',
];
