import * as yc from 'yieldcast';

// A second of a WAV file is a WAV file of its own: a piece of the sound,
// after a header with the new lengths in it.
function* cutWav(bytes: Uint8Array<ArrayBuffer>) {
  const text = new TextDecoder('latin1').decode(bytes);
  const view = new DataView(bytes.buffer);
  const start = text.indexOf('data') + 8;
  const end = Math.min(bytes.length, start + view.getUint32(start - 4, true));
  const second = view.getUint32(text.indexOf('fmt ') + 16, true);
  for (let at = start; at < end; at += second) {
    const sound = bytes.subarray(at, Math.min(at + second, end));
    const header = new DataView(bytes.slice(0, start).buffer);
    header.setUint32(4, start - 8 + sound.length, true);
    header.setUint32(start - 4, sound.length, true);
    yield new Blob([header, sound], { type: 'audio/wav' });
  }
}

const kilobits = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

// A second of an MP3 file is as many of its frames as last a second.
// How long a frame is follows from what its header says.
function* cutMp3(bytes: Uint8Array<ArrayBuffer>) {
  let [from, at, seconds] = [0, 0, 0];
  while (at < bytes.length) {
    const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3);
    const version = kind & 8 ? 1 : 2;
    const rate = ([44_100, 48_000, 32_000][(rates >> 2) & 3] ?? 0) / (kind & 16 ? version : 4);
    const bits = (kilobits[version][rates >> 4] ?? 0) * 1000;
    const isFrame = sync === 255 && kind >= 224 && rate > 0 && bits > 0;
    // Tags may stand before the first frame and behind the last.
    at += isFrame ? Math.floor((144 * bits) / version / rate) + ((rates >> 1) & 1) : 1;
    if (isFrame) seconds += 1152 / version / rate;
    if (seconds < 1 && at < bytes.length) continue;
    yield bytes.slice(from, at);
    [from, seconds] = [at, 0];
  }
}

export default yc.Interface({
  fn: async function* (file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
    if (begin !== 'RIFF' && !/^(ID3|ÿ[à-ÿ])/.test(begin)) throw new yc.Error(`${file.name} is neither WAV nor MP3.`);
    for (const chunk of begin === 'RIFF' ? cutWav(bytes) : cutMp3(bytes)) {
      yield chunk;
      await yc.sleep(0.5);
    }
  },
  inputs: yc.Audio({ label: 'Speech', value: './examples/speech.wav' }),
  outputs: yc.Audio({ label: 'Stream', streaming: true, autoplay: true }),
  examples: ['./examples/speech.wav', './examples/speech.mp3'],
});
