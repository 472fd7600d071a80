// What the page's own code sees. Nothing is imported here, so that its types stand by themselves.

/** What an app is doing, or how it came to rest. */
export type AppState = 'idle' | 'loading' | 'running' | 'stopping' | 'stopped' | 'done' | 'error';

/** Where a sketch comes from: its code, the address of its entry file, or all its files. */
export type AppSource =
  | {
      /** The code of a sketch of one file. */
      source: string;
      /**
       * Where its relative addresses begin, such as `./photo.png`, relative to the page. It may read the files of that folder;
       * without this, it may read none.
       */
      base?: string | URL;
    }
  | {
      /** The address of its entry file, relative to the page. Files that it imports by relative path are fetched as well. */
      src: string | URL;
    }
  | {
      /** The text of each file, by path. */
      files: Readonly<Record<string, string>>;
      /** The file to begin with; `main.ts` by default, or the only one. */
      entry?: string;
      /** As with `source`. */
      base?: string | URL;
    };

/** What `mount` may be told. */
export type MountOptions = AppSource & {
  /** Submits the form at once, with its initial values. Otherwise the app waits for its button, or for `run`. */
  autorun?: boolean;
  /** The colours: `light`, `dark`, or the person’s own choice, which is the default. */
  theme?: 'light' | 'dark' | 'auto';
  /** The language of the interface, as a BCP 47 tag. By default the element’s `lang`, or what the person reads. A page has one. */
  lang?: string;
  /** The app’s state has changed. */
  onState?(state: AppState): void;
  /** A function has yielded, whoever started it. */
  onYield?(yielded: AppYield): void;
  /** A run has ended well, with this as its last yield. */
  onResult?(last: AppYield | undefined): void;
  /** The sketch could not be loaded, or a run has failed. */
  onError?(error: SketchError): void;
};

/** What {@link MountedApp.run} may be told besides its values. */
export type RunOptions = {
  /**
   * Which function of the app to run: its place among them, from 0, or the label of the component whose event starts it,
   * such as a button’s. By default, a form’s own function, otherwise the first that a button starts.
   */
  listener?: number | string;
  /** Stops the run when it is aborted. `run` then throws the signal’s reason. */
  signal?: AbortSignal;
};

/** What a form's inputs may be given: by label, by `elemId`, or by position. */
export type GivenValues = Readonly<Record<string, unknown>> | readonly unknown[];

/** Sound as samples: one array per channel, between −1 and 1. */
export type SoundSamples = { sampleRate: number; channels: Float32Array[] };

/** A frame of a video, with the sound that belongs to it. */
export type VideoFramePixels = { image: ImageData | Blob; sound: SoundSamples | null };

/**
 * A value as the page's own code gets it. It is a copy, and stays as it is when the screen shows something else.
 *
 * | output | value |
 * |---|---|
 * | Textbox, Markdown, HTML, Code | the text so far |
 * | Number, Slider, Checkbox, Radio, Dropdown | number, boolean, text, or an array of what is chosen |
 * | JSON | the data itself |
 * | Image | `ImageData`, or a `Blob` if the sketch yields a file |
 * | Gallery | an array of `{ image, caption }` |
 * | Audio | a `Blob`, or {@link SoundSamples}; with `streaming`, what this yield adds, otherwise `null` |
 * | Video | a `Blob`, or {@link VideoFramePixels}; with `streaming`, what this yield adds, otherwise `null` |
 * | File | a `File`, or an array of them if it takes several |
 * | Label | `{ label, confidences: [{ label, confidence }] }` |
 * | Dataframe | `{ headers, data }`, with an array per row |
 * | Chatbot | an array of `{ role, content: [{ type: 'text', text }], title }` |
 * | State | `undefined`: it is the app's own |
 *
 * An empty output is `null`.
 */
export type PageValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | ImageData
  | Blob
  | SoundSamples
  | VideoFramePixels
  | Uint8Array
  | readonly PageValue[]
  | { readonly [name: string]: PageValue };

/** One yield of an app, as the page's own code gets it. */
export type AppYield<Data extends readonly unknown[] = readonly PageValue[]> = {
  /** What each output shows after this yield, in the order of the outputs. */
  readonly data: Data;
  /** The same by the outputs’ labels. Outputs with the same label are told apart by a number: `Image`, `Image 2`. */
  readonly outputs: Readonly<Record<string, PageValue>>;
  /** The number of this yield in its run, from 1. */
  readonly number: number;
  /** Which of the app’s functions has yielded: its place among them, from 0. */
  readonly listener: number;
};

/** The events of an app. */
export type AppEventMap = {
  /** The app’s state has changed, to `detail`. */
  state: CustomEvent<AppState>;
  /** A function has yielded `detail`. */
  yield: CustomEvent<AppYield>;
  /** A run has ended well. `detail` is the last yield, if there was any. */
  result: CustomEvent<AppYield | undefined>;
  /** The sketch could not be loaded, or a run has failed. `error` is a {@link SketchError}. */
  error: ErrorEvent;
};

/** An error of a sketch: what the app shows about it. */
export type SketchError = Error & {
  readonly name: 'SketchError';
  /** Where it happened in the sketch, if that is known. Lines and columns count from 1. */
  readonly location?: { file: string; line: number; column: number } | undefined;
};

/**
 * An app on the page, for the page's own code. `mount` makes it.
 *
 * @example Run it with values, and get each yield as the screen shows it.
 * const app = await mount(element, { src: 'demo.ts' });
 * for await (const { data: [image], number } of app.run({ steps: 3 })) console.log(number, image);
 * @example Listen to whoever runs it.
 * app.addEventListener('result', ({ detail }) => console.log(detail?.outputs));
 */
export interface MountedApp extends EventTarget {
  /** What the app is doing: `idle`, `loading`, `running`, `stopping`, or how it came to rest: `done`, `stopped`, `error`. */
  readonly state: AppState;

  /** What is wrong, as the app shows it: the sketch could not be loaded, or its last run failed. */
  readonly error: SketchError | undefined;

  /**
   * Runs a function of the app and gives each yield as the screen shows it. The run begins with the first `next()`, that is,
   * with the loop. Nothing is lost: a loop that takes its time holds the generator back. Leaving the loop stops the run.
   *
   * @param values What to put into the inputs first, where it is seen, too: an object by label (`{ 'Num steps': 3 }`, or
   *   loosely `{ numSteps: 3 }`) or `elemId`, or an array in their order. Inputs that are left out keep what they hold.
   *   Pictures may be `Blob`s, `ImageData`, canvases and images; sound `Blob`s or `{ sampleRate, channels }`; files
   *   `Blob`s or addresses that the sketch may read; `null` empties an input.
   * @returns Each yield, and at the end the last one once more, or nothing if there was none.
   * @throws {SketchError} What the sketch has thrown, with its place, or why it could not be loaded.
   * @throws {TypeError} There is no such input or function, or it cannot take the value.
   * @throws {Error} The function is running already and does not run twice at once.
   *
   * @example
   * for await (const { data: [image] } of app.run<[ImageData]>({ prompt: 'a fox', steps: 3 })) {
   *   canvas.getContext('2d')?.putImageData(image, 0, 0);
   * }
   * @example The result alone, with a type for it.
   * let text = '';
   * for await (const { data } of app.run<[string]>(['Ada'])) text = data[0];
   */
  run<Data extends readonly unknown[] = readonly PageValue[]>(
    values?: GivenValues,
    options?: RunOptions,
  ): AsyncGenerator<AppYield<Data>, AppYield<Data> | undefined, void>;

  /** Stops whatever runs, as the app’s own button does. Loops over {@link run} then end, without an error. */
  stop(): void;

  /**
   * Shows another sketch in place of this one, and ends what runs. Resolves once its app is on the page, or what is wrong
   * with it; then {@link state} is `error`, and the app before it stays.
   */
  load(source: AppSource, options?: { autorun?: boolean }): Promise<void>;

  /** Ends the app and its workers, and removes it from the page. It cannot be used any more. */
  destroy(): void;

  addEventListener<Type extends keyof AppEventMap>(
    type: Type,
    listener: ((event: AppEventMap[Type]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;

  removeEventListener<Type extends keyof AppEventMap>(
    type: Type,
    listener: ((event: AppEventMap[Type]) => void) | null,
    options?: EventListenerOptions | boolean,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void;
}

/** What `mount` is. */
export type Mount = (element: HTMLElement, options: MountOptions) => Promise<MountedApp>;
