import * as yc from 'yieldcast';

const options = { sources: ['microphone'], streaming: true } as const;
const microphone = yc.Audio({ label: 'Microphone', ...options });
const heard = yc.Audio({ label: 'So far' });
const kept = yc.State(new Float32Array());

// Joins the next piece to what was said so far, which a state keeps.
function append(piece: yc.Sound, before: Float32Array) {
  const samples = new Float32Array(
    before.length + piece.samples.length,
  );
  samples.set(before);
  samples.set(piece.samples, before.length);
  return [{ sampleRate: piece.sampleRate, samples }, samples];
}

const limits = { streamEvery: 0.5, timeLimit: 30 };
microphone.stream(append, [microphone, kept], [heard, kept], limits);
export default yc.Blocks(yc.Row(microphone, heard));
