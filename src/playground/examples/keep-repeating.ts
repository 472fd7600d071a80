import * as yc from 'yieldcast';

// Each yield is the next chunk of one stream.
async function* keepRepeating(audio: File) {
  for (let i = 0; i < 10; i++) {
    await yc.sleep(0.5);
    yield audio;
  }
}

export default yc.Interface({
  fn: keepRepeating,
  inputs: yc.Audio({
    label: 'Recording',
    sources: ['microphone', 'upload'],
  }),
  outputs: yc.Audio({
    label: 'Repeated',
    streaming: true,
    autoplay: true,
  }),
});
