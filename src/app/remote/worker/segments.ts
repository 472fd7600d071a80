/** The addresses of a growing playlist's segments, and whether it has ended. */
const read = (text: string, address: string): { segments: string[]; isOver: boolean } => ({
  segments: text
    .split(/\r?\n/)
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => new URL(line, address).href),
  isOver: text.includes('#EXT-X-ENDLIST'),
});

/** Fetches the segments of streamed sound and film, each once. */
export const createSegments = (get: (address: string) => Promise<Response>) => {
  const taken = new Set<string>();
  return async (address: string): Promise<{ fresh: Blob[]; isOver: boolean }> => {
    const { segments, isOver } = read(await (await get(address)).text(), address);
    const fresh: Blob[] = [];
    for (const segment of segments) {
      if (taken.has(segment)) continue;
      taken.add(segment);
      fresh.push(await (await get(segment)).blob());
    }
    return { fresh, isOver };
  };
};
