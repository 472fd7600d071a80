import * as yc from 'yieldcast';

/** The boxes of an MP4 file, one after another: each begins with its length and its name. */
function* boxes(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at) || bytes.length - at;
    yield { name: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

/** Yields a fragmented MP4 a fragment at a time: here, a second each. */
async function* stream(video: File, pause: number) {
  let chunk: Uint8Array[] = [];
  for (const box of boxes(new Uint8Array(await video.arrayBuffer()))) {
    if (box.name === 'moof' && chunk.length > 0) {
      yield new Blob(chunk as BlobPart[]);
      await yc.sleep(pause);
      chunk = [];
    }
    chunk.push(box.bytes);
  }
  yield new Blob(chunk as BlobPart[]);
}

export default yc.Interface({
  fn: stream,
  inputs: [
    yc.Video({ label: 'Video', value: './examples/clip.mp4' }),
    yc.Slider({ label: 'Pause between chunks', minimum: 0, maximum: 2, value: 0.5, step: 0.1 }),
  ],
  outputs: yc.Video({ label: 'Stream', streaming: true, autoplay: true }),
});
