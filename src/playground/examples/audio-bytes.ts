import * as yc from 'yieldcast';

// A slice may end anywhere, in the midst of a header or a frame.
async function* inSlices(file: File, size: number) {
  for (let at = 0; at < file.size; at += size) {
    yield file.slice(at, at + size);
    await yc.sleep(0.1);
  }
}

const speech = './examples/speech';
const options = { streaming: true, autoplay: true };
export default yc.Interface({
  fn: inSlices,
  inputs: [
    yc.Audio({ label: 'Speech', value: `${speech}.wav` }),
    yc.Number({ label: 'Bytes a slice', value: 20_000 }),
  ],
  outputs: yc.Audio({ label: 'Stream', ...options }),
  examples: [
    [`${speech}.wav`, 20_000],
    [`${speech}.mp3`, 20_000],
    [`${speech}.ogg`, 20_000],
  ],
});
