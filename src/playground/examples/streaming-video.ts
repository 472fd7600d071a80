import * as yc from 'yieldcast';

// A second of the film at a time, each a file that plays by itself.
async function* stream(video: File, pause: number) {
  for await (const chunk of yc.chunks(video, { seconds: 1 })) {
    yield chunk;
    await yc.sleep(pause);
  }
}

const options = { streaming: true, autoplay: true };
export default yc.Interface({
  fn: stream,
  inputs: [
    yc.Video({ label: 'Video', value: './examples/clip.mp4' }),
    yc.Number({ label: 'Pause between chunks', value: 0.5 }),
  ],
  outputs: yc.Video({ label: 'Stream', ...options }),
});
