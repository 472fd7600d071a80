import * as yc from 'yieldcast';

/** Joins what the microphone has said so far, which a state keeps, to its next piece. */
function append(piece: yc.Sound, before: Float32Array) {
  const samples = new Float32Array(before.length + piece.samples.length);
  samples.set(before);
  samples.set(piece.samples, before.length);
  return [{ sampleRate: piece.sampleRate, samples }, samples];
}

const microphone = yc.Audio({ label: 'Microphone', sources: ['microphone'], streaming: true });
const heard = yc.Audio({ label: 'So far' });
const samples = yc.State(new Float32Array());

microphone.stream(append, [microphone, samples], [heard, samples], { streamEvery: 0.5, timeLimit: 30 });

export default yc.Blocks(yc.Row(microphone, heard));
