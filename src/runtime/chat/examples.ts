import type { ExampleMessage } from '../../api/internal';
import type { Sent } from './answers';
import type { Lent } from './lent';

type Card = { text: string; displayText?: string; icon?: string; files?: string[] };

/** A message to start with: its card, what is sent, and its values of the additional inputs if it has any. */
export type Example = { card: Card; values: readonly unknown[]; sent(): Promise<Sent> };

/** @throws TypeError that names the example, or the list that does not fit the examples */
export const examplesOf = (
  { describeValue, fileOf }: Lent,
  given: unknown = [],
  labels: unknown = undefined,
  icons: unknown = undefined,
): Example[] => {
  if (!Array.isArray(given)) {
    throw new TypeError(`examples of yc.ChatInterface is an array of messages; got ${describeValue(given)}.`);
  }
  for (const [name, list] of Object.entries({ exampleLabels: labels, exampleIcons: icons })) {
    if (list === undefined || (Array.isArray(list) && list.length === given.length)) continue;
    throw new TypeError(
      `${name} of yc.ChatInterface is an array with one entry for each of the ${given.length} examples; got ${describeValue(list)}.`,
    );
  }
  const fileNamed = async (file: unknown): Promise<File> => {
    if (typeof file !== 'string') return fileOf(file) as File;
    const name = file.split(/[?#]/)[0]?.split('/').at(-1) || 'file';
    const answer = await fetch(file).catch(() => undefined);
    if (!answer?.ok) throw new Error(`“${file.slice(0, 200)}” of an example could not be fetched.`);
    return new File([await answer.blob()], name);
  };
  return given.map((each: unknown, index): Example => {
    const [message, ...values] = (Array.isArray(each) ? each : [each]) as [ExampleMessage, ...unknown[]];
    const { text, displayText, icon, files = [] } = typeof message === 'string' ? { text: message } : (message ?? {});
    if (typeof text !== 'string' || !Array.isArray(files)) {
      throw new TypeError(
        `examples[${index}] of yc.ChatInterface is a text or { text, displayText, icon, files }; got ${describeValue(message)}.`,
      );
    }
    const odd = files.find((file) => typeof file !== 'string' && !fileOf(file));
    if (odd !== undefined) {
      throw new TypeError(
        `examples[${index}].files of yc.ChatInterface are Files, Blobs, { name, data } or URLs; got ${describeValue(odd)}.`,
      );
    }
    const label = (labels as readonly string[] | undefined)?.[index] ?? displayText;
    const picture = (icons as readonly (string | null)[] | undefined)?.[index] ?? icon;
    const names = files.map((file) => (typeof file === 'string' ? file : (fileOf(file) as File).name));
    return {
      card: {
        text,
        ...(label !== undefined && { displayText: label }),
        ...(picture && { icon: picture }),
        ...(names.length > 0 && { files: names }),
      },
      values,
      sent: async () => ({ text, files: await Promise.all(files.map(fileNamed)) }),
    };
  });
};
