import * as yc from 'yieldcast';

// A second of the file at a time, each a file that plays by itself.
async function* stream(file: File) {
  for await (const chunk of yc.chunks(file, { seconds: 1 })) {
    yield chunk;
    await yc.sleep(0.5);
  }
}

const options = { streaming: true, autoplay: true };
export default yc.Interface({
  fn: stream,
  inputs: yc.Audio({ label: 'Speech', value: './examples/speech.wav' }),
  outputs: yc.Audio({ label: 'Stream', ...options }),
  examples: ['./examples/speech.wav', './examples/speech.mp3'],
});
