import type { Example } from './example';
import { examples } from './gallery';

/** Normalises a name: case, spaces, hyphens and underscores do not matter. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Finds an example by its name or title. */
export const findExample = (name: string): Example | undefined =>
  examples.find((each) => plain(each.name) === plain(name) || plain(each.title) === plain(name));

/** The API names that an example uses, such as `yc.Audio`. */
export const apiOf = ({ source }: Example): string[] => [...new Set(source.match(/\byc\.\w+/g))];

/** The examples that contain every word of `query` in their name, title, description, group or API names. */
export const searchExamples = (query: string): Example[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return examples.filter((each) => {
    const text = [each.name, each.title, each.description, each.group, ...apiOf(each)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};
