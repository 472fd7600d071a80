import { createContext, useContext } from 'solid-js';

/** Gets the file that a sketch names by a URL. Rejects with a sentence where the sketch may not read it. */
export type FileSource = (value: { readonly url: string }) => Promise<File>;

const FileSourceContext = createContext<FileSource>(async ({ url }) => {
  throw new Error(`“${url.slice(0, 200)}” cannot be fetched: it stands outside of an app.`);
});

/** What every component within gets files from. */
export const FileSourceProvider = FileSourceContext.Provider;

/**
 * The one way for a component to what a URL names. The page never puts a sketch's URL on an element: it would be asked
 * for in the person's name, with their cookies.
 */
export const useFileSource = (): FileSource => useContext(FileSourceContext);
