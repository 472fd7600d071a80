import { createContext, useContext } from 'solid-js';

/**
 * Gets the file that a sketch names by URL. Rejects with an Error whose message is a sentence if the sketch may not
 * read it.
 */
export type FileSource = ((value: { readonly url: string }) => Promise<File>) & {
  /** Identifies the sketch whose files these are, and so what the browser keeps for it. */
  owner?: string | Promise<string>;
  /** What leads out of the app. */
  doors?: () => Promise<Doors>;
};

/** What leads out of an app. */
export type Doors = {
  /** Makes a link to the app with what its inputs hold now. `leftOut` names those whose values no link can hold. */
  link(): Promise<{ link: string; leftOut: readonly string[] }>;
  /** Opens a copy of the sketch in the editor; or why there is none, as a sentence. */
  copy: (() => void) | string;
};

const FileSourceContext = createContext<FileSource>(async ({ url }) => {
  throw new Error(`“${url.slice(0, 200)}” cannot be fetched: it stands outside of an app.`);
});

/** Provides the file source to all components inside. */
export const FileSourceProvider = FileSourceContext.Provider;

/**
 * The only way for a component to load what a URL names. The page never puts a sketch's URL on an element: the browser
 * would request it as the user, with their cookies.
 */
export const useFileSource = (): FileSource => useContext(FileSourceContext);
