/** The files from a drop or a paste. */
export type TransferredFiles = {
  files: File[];
  /** The names of entries that were not taken: folders, or what could not be read. */
  folders: string[];
};

/** The most files to take from folders, so that dropping a whole disk does not hang the page. */
const mostFiles = 10_000;

/**
 * The files of a drop or a paste. If several files are expected, a folder counts as the files in it, at any depth;
 * otherwise it is listed in `folders`. Browsers include a folder in `files` as a file of some kB that cannot be read.
 *
 * Call it synchronously in the event handler: the browser empties the transfer afterwards.
 */
export const transferredFiles = (
  transfer: Pick<DataTransfer, 'files' | 'items'>,
  multiple: boolean,
): TransferredFiles | Promise<TransferredFiles> => {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return { files: [...transfer.files], folders: [] };
  const isFolder = new Set(entries.filter((entry) => entry.isDirectory).map(({ name }) => name));
  if (!multiple)
    return { files: [...transfer.files].filter(({ name }) => !isFolder.has(name)), folders: [...isFolder] };
  return filesWithin(entries);
};

const filesWithin = async (entries: readonly FileSystemEntry[]): Promise<TransferredFiles> => {
  const found: TransferredFiles = { files: [], folders: [] };
  const queue = [...entries];
  for (let entry = queue.shift(); entry !== undefined && found.files.length < mostFiles; entry = queue.shift()) {
    try {
      if (isFile(entry)) found.files.push(await fileOf(entry));
      else if (isDirectory(entry)) queue.unshift(...(await entriesOf(entry)));
    } catch {
      found.folders.push(entry.name);
    }
  }
  return found;
};

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = async (entry: FileSystemFileEntry) => {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  paths.set(file, entry.fullPath.replace(/^\//, ''));
  return file;
};

/** The paths of files that were dropped in a folder. A picked file has its own. */
const paths = new WeakMap<File, string>();

/** Where a file is in the folder that was picked or dropped, from the folder on; else its name. */
export const pathOf = (file: File): string => paths.get(file) ?? (file.webkitRelativePath || file.name);

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // Chromium's reader returns a hundred at a time; an empty result means that there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    all.push(...some);
  }
};
