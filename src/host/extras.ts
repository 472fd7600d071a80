import type { Program, Sketch } from '../protocol';

/** The names in an import, behind a dot, in brackets or taken apart; not in the midst of a sentence. */
const namesVideo = /[.'"`{,]\s*(?:frames|Clip)\b/;

/** Loads the parts of the runtime that a sketch names, which few do. Should they not come, the sandbox says so. */
export const extrasFor = async ({ files }: Sketch): Promise<Program['extras']> => {
  if (!Object.values(files).some((source) => namesVideo.test(source))) return undefined;
  const video = await import('virtual:generator-video').catch(() => undefined);
  return { video: video?.default };
};
