import { isPackageFile, type Program, type Sketch } from '../../protocol';
import type { GivenWords } from '../../words';
import { dataOf } from '../files/data-files';

/** The contents of an export, before they are packed. */
export type Prepared = {
  id: string;
  title: string;
  sketch: Sketch;
  program: Program;
  /** The runner and its styles, as text. */
  code: string;
  styles: string;
  /** The source of the media worker, for apps that may play or record. */
  media: string | undefined;
  /** The sketch's own data files, by path. */
  data: Map<string, Blob>;
  /** The site's files that the sketch names, by path. */
  files: Map<string, Blob>;
  /** The site's Content-Security-Policy. */
  policy: string;
  /** Results that a visitor sees before anything runs, as JSON. */
  results: string | undefined;
  /** The interface's words in the language of the person who exports it. */
  words: GivenWords | undefined;
};

/** Names that need the full runner. So do extra kinds, and an inferred interface, whose function may yield anything. */
const needsAll =
  /\b(?:Audio|Video|Markdown|HTML|Html|Chatbot|ChatInterface|ChatMessage|Code|Dataframe|Dropdown|MultiselectDropdown|ImageEditor|sources|stream|description|article|Chat)\b/;

/** Names that need the runner with plots. */
const needsPlots = /Plot\b/;

/** Names that need the runner with 3D models, which has plots as well. */
const needsModels = /Model3D/;

const isInferred = (source: string) => !/\b(?:Interface|Blocks|ChatInterface)\b/.test(source);

/** What exports are made of, as `virtual:export-parts` names it. */
type Parts = NonNullable<typeof import('virtual:export-parts').default>;

type Given = Pick<Prepared, 'title' | 'sketch' | 'program' | 'results' | 'words'> & {
  parts: Parts;
  /** The paths of the files beside the sketch that its code may name. */
  published: readonly string[];
  /** Reads the text of a part. */
  textOf(part: string): Promise<string>;
  /** Reads one of the published files. */
  fileOf(path: string): Promise<Blob>;
};

/** Collects what a compiled app needs to run on its own. */
export const contentsOf = async ({ parts, published, textOf, fileOf, ...given }: Given): Promise<Prepared> => {
  const { sketch, program } = given;
  const data = dataOf({ source: '', files: sketch.files });
  const source = Object.entries(sketch.files)
    .map(([path, text]) => (data.has(path) || isPackageFile(path) ? '' : text))
    .join('\n');
  const { kinds = [] } = program.extras ?? {};
  const all = kinds.length > 0 || isInferred(source) || needsAll.test(source);
  const { code, styles } = needsModels.test(source)
    ? parts.modelling
    : needsPlots.test(source)
      ? parts.plotting
      : all
        ? parts.full
        : parts.light;
  const named = published.filter((path) => source.includes(path) && !data.has(path));
  const [runner, sheet, media, ...blobs] = await Promise.all([
    textOf(code),
    textOf(styles),
    all ? textOf(parts.media) : undefined,
    ...named.map(fileOf),
  ]);
  const id = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
  const files = new Map(named.map((path, index) => [path, blobs[index] as Blob]));
  return { ...given, id, code: runner, styles: sheet, media, data, files, policy: parts.policy };
};
