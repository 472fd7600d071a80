/** How a plot is to look on the page. Sizes are in CSS pixels. */
export type Look = {
  readonly width: number;
  readonly height: number | undefined;
  /** Pixels of the screen for each CSS pixel. */
  readonly ratio: number;
  /** The look of plots on this page: a configuration of Vega. */
  readonly theme: object;
};

/** What a specification asks for and a plot leaves out. */
export type LeftOut = 'links' | 'pictures';

/** Why a specification is not drawn: the page has the words, in the person’s language. */
export type Refused =
  | { readonly why: 'no-object' }
  | { readonly why: 'too-deep' }
  | { readonly why: 'inputs' }
  | { readonly why: 'address'; readonly address: string }
  | { readonly why: 'wrong'; readonly message: string };

/** A picture of the plot; its size in CSS pixels. */
export type Frame = { readonly bitmap: ImageBitmap; readonly width: number; readonly height: number };

/** The events that a view listens to, on itself and on the window, and those that it wants for itself. */
export type Heard = {
  readonly view: readonly string[];
  readonly window: readonly string[];
  readonly consumed: readonly string[];
};

export type Drawn = {
  readonly frame: Frame;
  /** Was the view that there is given other rows? Otherwise it was replaced. */
  readonly kept: boolean;
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
  readonly heard: Heard;
};

/** What changes on its own, or because of an event. */
export type Shown = {
  readonly frame?: Frame;
  readonly cursor?: string;
  readonly title?: string;
  readonly leftOut?: LeftOut;
};

/** An event of the page, its place in CSS pixels from the plot’s top left. */
export type PlotEvent = {
  readonly on: 'view' | 'window';
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly touches?: readonly (readonly [x: number, y: number])[];
  /** Buttons, keys and turns of a wheel, by their names in the DOM. */
  readonly rest: Readonly<Record<string, unknown>>;
};

/** What draws specifications. It runs in a worker, one for each plot. */
export type Drawing = {
  /** Draws a specification: JSON. `anew` asks for another view, even if only the rows are others. */
  draw(text: string, look: Look, anew: boolean): Promise<Drawn | Refused>;
  handle(events: readonly PlotEvent[]): Promise<void>;
  /** The last frame is on the page: the next may follow. */
  seen(): void;
  /** Nothing of the plot is left. */
  forget(): void;
  png(): Promise<Blob>;
  svg(): Promise<Blob>;
};
