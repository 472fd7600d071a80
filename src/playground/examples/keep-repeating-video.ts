import * as yc from 'yieldcast';

// Each yield is the next chunk of one stream.
async function* keepRepeating(video: File) {
  for (let i = 0; i < 10; i++) {
    await yc.sleep(0.5);
    yield video;
  }
}

export default yc.Interface({
  fn: keepRepeating,
  inputs: yc.Video({
    label: 'Recording',
    sources: ['webcam', 'upload'],
    format: 'mp4',
  }),
  outputs: yc.Video({
    label: 'Repeated',
    streaming: true,
    autoplay: true,
  }),
});
