export type ReferenceOption = { name: string; type: string; about: string };

/** What the docs say about one name of the API, taken from its types and docblocks. */
export type ReferenceEntry = {
  name: string;
  group: string;
  signature: string;
  about: string;
  parameters: { name: string; about: string }[];
  options: ReferenceOption[];
  /** Whether it also takes the options that all components have. */
  common: boolean;
  events: string[];
  throws: string[];
  /** Code from its docblock. */
  examples: string[];
  /** What Gradio calls it, if it has something like it. */
  gradio: string | undefined;
};

/** A sketch that the docs link to: one from the gallery, by its name, or one of their own, by its source. */
export type DocsExample = { title: string; gallery?: string; source?: string };

/** The docs as the page shows them. Texts are HTML, which the build makes from our own Markdown. */
export type DocsText = {
  guide: { title: string; html: string }[];
  entries: (ReferenceEntry & { example: string })[];
  common: ReferenceOption[];
  /** By title. */
  examples: Record<string, DocsExample>;
};
