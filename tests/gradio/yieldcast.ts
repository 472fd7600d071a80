import type * as yc from '../../src/api';

/** What the sketches import: the API, and the names of Gradio that it has besides, without types of their own. */
export * from '../../src/api';

type HtmlComponent = ReturnType<typeof yc.HTML>;

export declare const Examples: (options: {
  examples: readonly unknown[];
  inputs: yc.AnyComponent | readonly yc.AnyComponent[];
}) => HtmlComponent;

export declare const TabbedInterface: (apps: readonly yc.App[], names: readonly string[]) => yc.App;
