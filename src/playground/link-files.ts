import * as v from 'valibot';
import { filesSchema } from './drafts/code';
import { problemOfNames } from './files/file-names';

/** Reads the other files of a link from their JSON. @throws if they are not files of a sketch */
export const readFiles = (json: string): Record<string, string> => {
  const files: unknown = JSON.parse(json);
  if (!v.is(filesSchema, files)) throw new Error('These are no files.');
  if (problemOfNames(Object.keys(files)) !== undefined) throw new Error('These are no files of a sketch.');
  return files;
};
