import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** An editor writes a file in several steps, which come within a few milliseconds. */
const settling = 20;

/**
 * Watches files of a folder, also those that are not there yet. It is their folders that are watched: editors put new files
 * in the place of old ones, which would end the watch of a file.
 */
export const watchFiles = (root: string, changed: () => void) => {
  const watchers = new Map<string, FSWatcher>();
  let names = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const notice = (folder: string, name: string | null) => {
    if (name !== null && !names.has(join(folder, name))) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settling);
  };
  const open = (folder: string) => {
    try {
      const watcher = watch(folder, (_event, name) => notice(folder, name));
      watcher.on('error', () => watchers.delete(folder));
      watchers.set(folder, watcher);
    } catch {
      // A folder that is not there is watched once something is looked for in it again.
    }
  };

  return {
    /** Watches these from now on, given by their paths in the folder. */
    follow(paths: Iterable<string>) {
      names = new Set([...paths].map((path) => join(root, path)));
      const folders = new Set([...names].map(dirname));
      // A folder that an import waits for appears in the one above.
      for (const folder of [...folders].filter((each) => each !== root)) {
        names.add(folder);
        folders.add(dirname(folder));
      }
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (folder.startsWith(root) && !watchers.has(folder)) open(folder);
    },
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
};
