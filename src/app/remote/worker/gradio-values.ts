/** A file as Gradio tells of it. */
export type FileData = {
  path: string;
  url?: string | null;
  orig_name?: string | null;
  mime_type?: string | null;
  is_stream?: boolean | null;
};

type Fields = Record<string, unknown>;

/** Values within values deeper than this are left as they are. */
const deepest = 40;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);

export const isFileData = (value: unknown): value is FileData =>
  isFields(value) && (value.meta as Fields | undefined)?._type === 'gradio.FileData' && typeof value.path === 'string';

const hasFile = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' &&
  value !== null &&
  depth <= deepest &&
  (isFileData(value) || Object.values(value).some((each) => hasFile(each, depth + 1)));

/**
 * What an output of a component holds, in the form that the component of that name takes here. Files are fetched. `null` if the
 * output stays as it is.
 */
export const outputOf = async (
  given: unknown,
  component: string,
  fetchFile: (data: FileData) => Promise<File>,
): Promise<{ value: unknown } | null> => {
  const withFiles = async (value: unknown, depth = 0): Promise<unknown> => {
    if (isFileData(value)) return fetchFile(value);
    if (typeof value !== 'object' || value === null || depth > deepest) return value;
    const entries: [string, unknown][] = [];
    // One after the other: a gallery may have hundreds.
    for (const [key, each] of Object.entries(value)) entries.push([key, await withFiles(each, depth + 1)]);
    return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
  };
  if (isFields(given) && given.__type__ === 'update')
    return 'value' in given ? outputOf(given.value, component, fetchFile) : null;
  const value = hasFile(given) ? await withFiles(given) : given;
  const shape = shapes[component.toLowerCase()];
  return { value: shape && value !== null ? shape(value) : value };
};

const ofFields = (change: (fields: Fields) => unknown) => (value: unknown) => (isFields(value) ? change(value) : value);
const ofEach = (change: (fields: Fields) => unknown) => (value: unknown) =>
  Array.isArray(value) ? value.map((each) => (isFields(each) ? change(each) : each)) : value;

const parsed = (text: unknown) => {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
};

const shapes: Record<string, ((value: unknown) => unknown) | undefined> = {
  label: ofFields(({ label, confidences }) =>
    Array.isArray(confidences)
      ? {
          label,
          confidences: Object.fromEntries(
            confidences.filter(isFields).map((each) => [String(each.label), Number(each.confidence)]),
          ),
        }
      : label,
  ),
  dataframe: ofFields(({ headers, data }) => ({ headers, data })),
  video: ofFields(({ video }) => video),
  gallery: ofEach(({ image, video, caption }) => [image ?? video, caption ?? null]),
  annotatedimage: ofFields(({ image, annotations }) => [
    image,
    ofEach((each) => [each.image, each.label])(annotations),
  ]),
  highlightedtext: ofEach(({ token, class_or_confidence }) => [token, class_or_confidence ?? null]),
  // A conversation of texts alone: what has other parts stays as it is.
  chatbot: ofEach(({ role, content, metadata, options }) => ({
    role,
    content: Array.isArray(content) && content.length === 1 ? partOf(content[0]) : content,
    ...(isFields(metadata) && metadata.title ? { metadata } : {}),
    ...(Array.isArray(options) && { options }),
  })),
  plot: ofFields(({ type, plot }) => (type === 'altair' || type === 'plotly' ? parsed(plot) : plot)),
};

const partOf = (part: unknown) => {
  if (!isFields(part)) return part;
  return part.type === 'text' ? part.text : part.type === 'file' ? part.file : part;
};

/** An argument in the form that a component of Gradio's takes. */
export const argumentOf = (value: unknown, component: string): unknown => {
  if (component.toLowerCase() !== 'gallery' || !Array.isArray(value)) return value;
  return value.map((each) => {
    const [image, caption = null] = Array.isArray(each) ? each : [each];
    return { image, caption };
  });
};
