import type { AnyComponent, Codec } from '../../api/internal';
import { extraEvents, type FileWire } from '../../protocol';
import type { Lent } from '../extra-tools';

type Options = Record<string, unknown>;
type Click = { click(...given: unknown[]): unknown };

/** What the page sends of a file: itself, or in the form in which it fetched a URL. */
export const fileIn = (wire: FileWire | { as: 'file'; file: Blob }) => ('file' in wire ? wire.file : wire);

/** Implements the buttons that take, give and clear. */
export const buttonsOf = (lent: Lent) => {
  const { describeValue, Refusal } = lent;

  const UploadButton = ({ value, label = 'Upload a file', fileTypes, ...rest }: Options = {}) => {
    const multiple = rest.fileCount === 'multiple' || rest.fileCount === 'directory';
    const codec: Codec = {
      events: extraEvents.uploadbutton,
      encode: (given) => lent.encodeFiles(given),
      decode: (wire: readonly FileWire[]) => (multiple ? wire.map(fileIn) : wire[0] ? fileIn(wire[0]) : null),
      empty: multiple ? [] : null,
    };
    const types = fileTypes == null ? undefined : [fileTypes].flat();
    return lent.component('uploadbutton', value, { label, ...rest, fileTypes: types } as object, { codec });
  };

  /** Text is an address if a File output would take it for one, and has no spaces. */
  const isAddress = (text: string) => {
    try {
      return !/\s/.test(text) && lent.encodeFiles(text).length === 1;
    } catch {
      return false;
    }
  };

  /** A file to download: as it is, or made of a text. */
  const encodeDownload = (given: unknown): FileWire[] => {
    if (typeof given === 'string' && !isAddress(given)) return [new File([given], 'text.txt', { type: 'text/plain' })];
    const files = lent.encodeFiles(given);
    if (files.length === 1) return files;
    throw new Refusal(
      `it takes one file, a Blob, { name, data }, a URL or a text, and this is ${describeValue(given)}`,
    );
  };

  const DownloadButton = ({ value, label = 'Download', ...rest }: Options = {}) => {
    const codec: Codec = {
      events: extraEvents.downloadbutton,
      encode: encodeDownload,
      decode: ([wire]: readonly FileWire[]) => (wire ? fileIn(wire) : null),
    };
    return lent.component('downloadbutton', value, { label, ...rest } as object, { codec });
  };

  const ClearButton = ({ components, value = 'Clear', ...options }: Options = {}) => {
    const { Button } = lent.api as unknown as { Button(text: unknown, options: object): AnyComponent & Click };
    const button = Button(value, { variant: 'secondary', ...options });
    const add = (added: unknown) => {
      const cleared = [added ?? []].flat() as AnyComponent[];
      const wrong = cleared.findIndex((each) => !lent.isComponent(each));
      if (wrong >= 0)
        throw new TypeError(
          `A ClearButton clears components, and number ${wrong + 1} of these is ${describeValue(cleared[wrong])}.`,
        );
      // As in Gradio, a state gets its first value again, and all else is empty.
      const empty = cleared.map(({ kind, value: first }) => (/state$/.test(kind) ? structuredClone(first) : null));
      if (cleared.length > 0)
        button.click(() => (empty.length === 1 ? empty[0] : empty), null, cleared, { showProgress: 'hidden' });
      return button;
    };
    Object.defineProperty(button, 'add', { value: add });
    return add(components);
  };

  /** A button that the page acts upon: its value is the text on it. */
  const texted =
    (kind: 'duplicatebutton' | 'deeplinkbutton') =>
    ({ value, ...rest }: Options = {}) => {
      const codec: Codec = {
        events: extraEvents[kind],
        encode: (given) => (given == null ? null : String(given)) as string,
        decode: (wire: string) => wire,
        empty: '',
      };
      return lent.component(kind, value, rest as object, { codec });
    };

  return {
    UploadButton,
    DownloadButton,
    ClearButton,
    DuplicateButton: texted('duplicatebutton'),
    DeepLinkButton: texted('deeplinkbutton'),
  };
};
