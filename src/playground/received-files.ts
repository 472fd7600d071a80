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
