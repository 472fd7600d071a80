import * as v from 'valibot';
import { isCssColour } from './css-colour';
import { flag, label, number, whole } from './property-schemas';
import { countSchema, labelSchema } from './value-schemas';
import type { Kind } from './wire';

export { extraNames, extraProperties, extraValues } from './extra-kinds';

/**
 * Properties that few apps use. The page loads their schemas only for apps that name one (see `learnRare`), so only
 * functions of valibot that the other schemas use as well may be used here.
 */

const text = v.string();

/** The text of an SRT or WebVTT file, or a list of cues with their start and end in seconds. */
const subtitles = v.optional(
  v.nullable(
    v.union([v.string(), v.array(v.strictObject({ text: v.string(), timestamp: v.tuple([v.number(), v.number()]) }))]),
  ),
);

/** The delimiters of LaTeX in Markdown, as in Gradio. `display` puts the formula on a line of its own. */
const delimiter = v.pipe(
  v.string(),
  v.check((text) => text !== ''),
  v.maxLength(20),
);
const latexDelimiters = v.optional(
  v.pipe(
    v.array(v.strictObject({ left: delimiter, right: delimiter, display: v.boolean() })),
    v.maxLength(20),
    v.readonly(),
  ),
);

/** What we request from a device. The browser chooses what is not set. */
const microphoneOptions = v.optional(
  v.strictObject({
    constraints: v.optional(
      v.strictObject({
        echoCancellation: flag,
        noiseSuppression: flag,
        autoGainControl: flag,
        channelCount: whole,
        sampleRate: whole,
      }),
    ),
  }),
);
const webcamOptions = v.optional(
  v.strictObject({
    /** Whether to mirror the preview. The captured picture is never mirrored. */
    mirror: flag,
    constraints: v.optional(
      v.strictObject({
        width: whole,
        height: whole,
        frameRate: number,
        facingMode: v.optional(v.picklist(['user', 'environment'])),
      }),
    ),
  }),
);

/** What the author's styles may refer to. The page's own ids and classes begin with these letters. */
const ownNames = /^(?:yc|pg|cm|katex|root$|app$|yieldcast)/i;
const isName = (name: string) => /^[a-z][\w-]{0,99}$/i.test(name) && !ownNames.test(name);

/**
 * An id becomes a property of the page's `window` where that has none of the name. So an id cannot be the name of a
 * platform class, or of something else that the page or a library looks for and that not every browser has.
 */
const platformNames =
  /^(?:[A-Z][a-zA-Z\d]*[A-Z][a-z]\w*|trustedTypes|launchQueue|show\w+Picker|requestIdleCallback|caches|chrome|cookieStore|define|exports|module|navigation|process|require|safari|scheduler|structuredClone|queueMicrotask|webkit\w*|moz\w*|__\w*)$/;
const isId = (id: string) => isName(id) && !platformNames.test(id);

const elementId = v.pipe(
  text,
  v.check(isId, 'takes letters, digits, “-” and “_”, and none of the names that the page uses itself'),
);
const className = v.pipe(
  text,
  v.check(isName, 'takes letters, digits, “-” and “_”, and none of the names that the page uses itself'),
);
/** One class, several separated by spaces, or an array of them. */
const classes = v.union([
  v.pipe(
    text,
    v.check(
      (given) => given.trim() === '' || given.trim().split(/\s+/).every(isName),
      'takes letters, digits, “-” and “_”, and none of the names that the page uses itself',
    ),
  ),
  v.pipe(v.array(className), v.maxLength(50)),
]);

const frame = { container: flag, elemId: v.optional(elementId), elemClasses: v.optional(classes) };

/** The buttons that are shown. Gradio's names are taken, also of those that there are not here. */
const buttons = (...names: string[]) => v.optional(v.array(v.picklist(names)));

const color = v.optional(
  v.pipe(
    text,
    v.check((given) => isCssColour(given), 'takes a CSS colour'),
  ),
);

/** A width of a column: CSS pixels, or a CSS length. */
const width = v.union([
  v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)),
  v.pipe(
    text,
    v.check((given) => /^\d{1,5}(?:\.\d{1,4})?(?:px|%|r?em|ch)$/.test(given), 'takes a length such as 120px or 30%'),
  ),
]);

const heights = { minHeight: whole, maxHeight: whole };
const rtl = flag;
const words = v.optional(v.union([v.boolean(), labelSchema]));
const datatypes = v.picklist(['str', 'number', 'bool', 'date', 'markdown', 'html', 'image', 'auto']);
/** The least and the most; `null` for no limit. */
const limits = v.optional(v.nullable(v.tuple([v.nullable(countSchema), v.nullable(countSchema)])));
/** How many rows or columns; Gradio's older form says whether they can be added to. */
const countOf = v.optional(
  v.nullable(v.union([countSchema, v.tuple([countSchema, v.picklist(['fixed', 'dynamic'])])])),
);
const fit = v.picklist(['contain', 'cover', 'fill', 'none', 'scale-down']);
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

const watermark = v.optional(
  v.nullable(
    v.union([
      v.string(),
      v.strictObject({
        watermark: text,
        position: v.optional(v.picklist(['top-left', 'top-right', 'bottom-left', 'bottom-right'])),
      }),
    ]),
  ),
);

const waveformOptions = v.optional(
  v.strictObject({
    waveformColor: color,
    waveformProgressColor: color,
    trimRegionColor: color,
    showRecordingWaveform: flag,
    skipLength: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(3600))),
    sampleRate: whole,
  }),
);

const htmlAttributes = v.optional(
  v.strictObject({
    autocapitalize: v.optional(v.picklist(['off', 'none', 'on', 'sentences', 'words', 'characters'])),
    autocorrect: v.optional(v.union([v.boolean(), v.picklist(['on', 'off'])])),
    spellcheck: flag,
    /** Not for what a browser fills in from its vault. */
    autocomplete: v.optional(
      v.pipe(
        labelSchema,
        v.check((given) => !/password|one-time|webauthn|\bcc-/i.test(given), 'takes no password and no card'),
      ),
    ),
    enterkeyhint: v.optional(v.picklist(['enter', 'done', 'go', 'next', 'previous', 'search', 'send'])),
    inputmode: v.optional(v.picklist(['none', 'text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'])),
    lang: label,
    /** A positive index would tear a field out of the page's order. */
    tabindex: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(0))),
  }),
);

/** A link that a button opens: pages of the web only, so that nothing of the author's runs in the page. */
const link = v.optional(
  v.nullable(
    v.pipe(
      text,
      v.check(
        (given) => /^(?:https?:\/\/|mailto:)\S+$/i.test(given),
        'takes an address that begins with https://, http:// or mailto:',
      ),
    ),
  ),
);

const block = { height: whole, ...heights, variant: v.optional(v.picklist(['default', 'panel', 'compact'])) };

/** The rare properties of each kind, besides those of the frame. */
const own = {
  textbox: v.strictObject({
    autofocus: flag,
    autoscroll: flag,
    rtl,
    textAlign: v.optional(v.picklist(['left', 'right'])),
    submitBtn: words,
    stopBtn: words,
    htmlAttributes,
    buttons: buttons('copy'),
  }),
  slider: v.strictObject({ buttons: buttons('reset') }),
  checkboxgroup: v.strictObject({ showSelectAll: flag }),
  radio: v.strictObject({ rtl }),
  dropdown: v.strictObject({ maxChoices: v.optional(v.nullable(count)) }),
  image: v.strictObject({
    buttons: buttons('download', 'share', 'fullscreen'),
    placeholder: label,
    mirrorWebcam: flag,
    watermark,
    webcamOptions,
  }),
  audio: v.strictObject({
    buttons: buttons('download', 'share'),
    editable: flag,
    waveformOptions,
    subtitles,
    microphoneOptions,
  }),
  video: v.strictObject({ buttons: buttons('download', 'share'), watermark, subtitles, webcamOptions }),
  file: v.strictObject({
    height: whole,
    allowReordering: flag,
  }),
  markdown: v.strictObject({
    ...heights,
    buttons: buttons('copy'),
    lineBreaks: flag,
    padding: flag,
    rtl,
    latexDelimiters,
  }),
  html: v.strictObject({ ...heights, autoscroll: flag, padding: flag }),
  code: v.strictObject({ buttons: buttons('copy', 'download'), showLineNumbers: flag, wrapLines: flag }),
  json: v.strictObject({ ...heights, buttons: buttons('copy'), showIndices: flag }),
  label: v.strictObject({ color, showHeading: flag }),
  dataframe: v.strictObject({
    buttons: buttons('fullscreen', 'copy', 'download'),
    columnCount: countOf,
    columnLimits: limits,
    columnWidths: v.optional(v.array(width)),
    datatype: v.optional(v.union([datatypes, v.array(datatypes)])),
    lineBreaks: flag,
    maxChars: v.optional(v.nullable(count)),
    maxHeight: whole,
    pinnedColumns: v.optional(v.nullable(countSchema)),
    rowCount: countOf,
    rowLimits: limits,
    showRowNumbers: flag,
    showSearch: v.optional(v.picklist(['none', 'search', 'filter'])),
    staticColumns: v.optional(v.array(countSchema)),
    wrap: flag,
  }),
  chatbot: v.strictObject({
    latexDelimiters,
    layout: v.optional(v.picklist(['bubble', 'panel'])),
    avatarImages: v.optional(v.array(v.nullable(text))),
    groupConsecutiveMessages: flag,
    buttons: buttons('copy', 'copyAll', 'share'),
    feedbackOptions: v.optional(v.array(labelSchema)),
    feedbackValue: v.optional(v.array(v.nullable(labelSchema))),
    examples: v.optional(
      v.array(
        v.union([
          text,
          v.strictObject({
            text: text,
            displayText: label,
            icon: v.optional(text),
            files: v.optional(v.array(labelSchema)),
          }),
        ]),
      ),
    ),
    saveHistory: flag,
  }),
  gallery: v.strictObject({
    allowPreview: flag,
    buttons: buttons('share', 'download', 'download_all', 'fullscreen'),
    fileTypes: v.optional(v.array(text)),
    objectFit: v.optional(fit),
    preview: flag,
    rows: v.optional(count),
    selectedIndex: v.optional(v.nullable(countSchema)),
  }),
  button: v.strictObject({
    icon: v.optional(v.nullable(text)),
    link,
  }),
  row: v.strictObject(block),
  column: v.strictObject({ variant: block.variant }),
  /** It is one of the steps of a Walkthrough. */
  tab: v.strictObject({ step: flag }),
} satisfies Partial<Record<Kind, { entries: v.ObjectEntries }>>;

const ofFrame = v.strictObject(frame);

/** What the schemas here add to the properties of a kind. */
export type RareProperties<K extends Kind> = v.InferOutput<typeof ofFrame> &
  (K extends keyof typeof own ? v.InferOutput<(typeof own)[K]> : unknown);

export const rareEntries = (kind: Kind): v.ObjectEntries => ({
  ...frame,
  ...(Object.hasOwn(own, kind) && own[kind as keyof typeof own].entries),
});
