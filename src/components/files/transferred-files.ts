/** What a drop or a paste brought. */
export type TransferredFiles = {
  files: File[];
  /** The names of folders whose files were not taken. */
  folders: string[];
};

/** The most files taken from folders: one drop of a whole disk must not hold the page. */
const mostFiles = 10_000;

/**
 * The files of a drop or a paste. A folder counts for the files in it, at any depth, where several files are expected;
 * otherwise it is named. Browsers list a folder among `files` as a file of some kB that cannot be read.
 *
 * Call it within the event: the browser empties the transfer afterwards.
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

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time in Chromium, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    all.push(...some);
  }
};
