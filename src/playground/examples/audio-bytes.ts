import * as yc from 'yieldcast';

// A slice may end anywhere, in the midst of a header or a frame.
async function* inSlices(file: File, size: number) {
  for (let at = 0; at < file.size; at += size) {
    yield file.slice(at, at + size);
    await yc.sleep(0.1);
  }
}

export default yc.Interface({
  fn: inSlices,
  inputs: [
    yc.Audio({ label: 'Speech', value: './examples/speech.wav' }),
    yc.Slider({ label: 'Bytes a slice', minimum: 1_000, maximum: 40_000, value: 20_000, step: 1_000 }),
  ],
  outputs: yc.Audio({ label: 'Stream', streaming: true, autoplay: true }),
  examples: [
    ['./examples/speech.wav', 20_000],
    ['./examples/speech.mp3', 20_000],
    ['./examples/speech.ogg', 20_000],
  ],
});
