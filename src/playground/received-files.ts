type LaunchQueue = { setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void };

/** Receives files that the system opens with or shares to the installed app. Only Chromium supports it. */
export const receiveFiles = async (receive: (file: File) => void): Promise<void> => {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files = [] }) => {
    const file = await files[0]?.getFile().catch(() => undefined);
    if (file) receive(file);
  });
  if (location.hash !== '#shared') return;
  history.replaceState(null, '', location.pathname + location.search);
  const { takeShared } = await import('./offline/shared');
  const shared = await takeShared();
  if (shared) receive(shared);
};

/**
 * Opens files as a sketch if they are dropped outside of the app's inputs. Otherwise, the browser would replace the page
 * with them.
 *
 * @returns a function that stops it
 */
export const takeStrayDrops = (open: (files: readonly File[]) => void): (() => void) => {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    // The list is empty once the event is over.
    const files = [...event.dataTransfer.files];
    if (event.type === 'drop' && files.length > 0) open(files);
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
  return () => {
    removeEventListener('dragover', refuse);
    removeEventListener('drop', refuse);
  };
};
