/** Does a WAV file begin like this? */
export const startsLikeWav = (head: Uint8Array): boolean => {
  const text = String.fromCharCode(...head);
  return text.startsWith('RIFF') && text.slice(8) === 'WAVE';
};

/** Cuts a WAV file into WAV files: each has the header with new lengths, then whole frames of samples. */
export async function* wavChunks(file: Blob, seconds: number): AsyncGenerator<Blob, void, void> {
  const { start, length, rate, frame } = await readHeader(file);
  const header = await file.slice(0, start).arrayBuffer();
  const step = Math.max(frame, Math.floor((seconds * rate) / frame) * frame);
  for (let at = start; at < start + length; at += step) {
    const size = Math.min(step, start + length - at);
    const view = new DataView(header.slice(0));
    view.setUint32(4, start - 8 + size, true);
    view.setUint32(start - 4, size, true);
    yield new Blob([view, file.slice(at, at + size)], { type: 'audio/wav' });
  }
}

/** Where the samples are, in bytes, and how many bytes a second and a frame have (one sample per channel). */
const readHeader = async (file: Blob) => {
  let [rate, frame] = [0, 0];
  for (let at = 12; at + 8 <= file.size; ) {
    const view = new DataView(await file.slice(at, at + 24).arrayBuffer());
    const name = String.fromCharCode(...new Uint8Array(view.buffer, 0, 4));
    const size = view.getUint32(4, true);
    if (name === 'fmt ' && view.byteLength === 24) [rate, frame] = [view.getUint32(16, true), view.getUint16(20, true)];
    if (name === 'data' && rate > 0 && frame > 0) {
      const rest = file.size - at - 8;
      // A length that was unknown when the header was written is 0, or all ones.
      return { start: at + 8, length: size === 0 || size > rest ? rest : size, rate, frame };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('This WAV file is cut off before its samples begin.');
};
