/** The engines' own fake devices: Chromium's beep and show a pie, Firefox's hum one tone, WebKit's do both. */

/** Streams a microphone; a line tells of each piece how long it is, and where it jumps if it is one tone. */
const microphone = `import * as yc from 'yieldcast';
const voice = yc.Audio({ label: 'Voice', sources: ['microphone'], streaming: true });
const told = yc.Textbox({ label: 'Told' });
const kept = yc.State({ rate: 0, lengths: [], last: [], jumps: 0 });
const step = ({ sampleRate, samples }, kept) => {
  const all = [...kept.last, ...samples];
  // Of one tone each sample follows from the two before it: x₂ = 2 cos(ω) x₁ − x₀.
  let over = 0;
  let under = 0;
  for (let i = 2; i < all.length; i++) { over += (all[i] + all[i - 2]) * all[i - 1]; under += all[i - 1] ** 2; }
  const loudest = all.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  let jumps = kept.jumps;
  for (let i = 2; i < all.length; i++) if (Math.abs(all[i] + all[i - 2] - (over / under) * all[i - 1]) > 0.05 * loudest) jumps++;
  return { rate: sampleRate, lengths: [...kept.lengths, samples.length], last: all.slice(-2), jumps };
};
voice.stream((piece, kept) => { const next = step(piece, kept); return [next, JSON.stringify(next)]; }, [voice, kept], [kept, told], { streamEvery: 0.25 });
export default yc.Blocks(voice, told);`;

const camera = `import * as yc from 'yieldcast';
const view = yc.Image({ label: 'View', sources: ['webcam'], streaming: true });
const told = yc.Textbox({ label: 'Told' });
const kept = yc.State({ frames: 0, width: 0, height: 0, different: 0, last: 0 });
view.stream((image, kept) => {
  let sum = 0;
  for (let i = 0; i < image.data.length; i += 4) sum = (sum * 31 + image.data[i]) >>> 0;
  const next = { frames: kept.frames + 1, width: image.width, height: image.height, different: kept.different + (sum !== kept.last), last: sum };
  return [next, JSON.stringify(next)];
}, [view, kept], [kept, told], { streamEvery: 0.1 });
export default yc.Blocks(view, told);`;

const recorded = (input) => `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return JSON.stringify({ name: file.name, type: file.type, bytes: bytes.length, head: String.fromCharCode(...bytes.subarray(0, 12)) });
  },
  inputs: ${input},
  outputs: yc.Textbox({ label: 'Told' }),
});`;

const told = async (play) => JSON.parse((await play.shown('textbox', 'Told')) || 'null');

/** Opens a sketch and its app, and presses Record. */
const record = async (play, source) => {
  await play.open(source);
  await play.press('Run');
  await play.untilState('idle');
  await play.press('Start');
};

/** How long the recording is by now, in seconds; 0 while there is none. */
const elapsed = (play) =>
  play.page.evaluate(() => {
    const told = document.querySelector('[data-yc="app"]')?.innerText ?? '';
    const [, minutes = 0, seconds = 0] = /(\d+):(\d\d\.\d)/.exec(told) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  });

const streamSound = async (play) => {
  await record(play, microphone);
  await play.untilSeen(async () => (await told(play))?.lengths.length >= 5, 'five pieces');
  await play.press('Stop');
  await play.untilState('done', 'stopped');
  const { rate, lengths, jumps } = await told(play);
  const each = rate * 0.25;
  const cut = lengths.slice(0, -1).filter((length) => length === 0 || length % each !== 0);
  if (cut.length > 0) throw new Error(`Pieces are ${each} samples each, and these are not: ${cut}.`);
  if (/Firefox/.test(await play.page.evaluate(() => navigator.userAgent)) && jumps > 0) {
    throw new Error(`The tone of the microphone jumps ${jumps} times in ${lengths.length} pieces.`);
  }
};

const streamFrames = async (play) => {
  await record(play, camera);
  await play.untilSeen(async () => (await told(play))?.different >= 5, 'five frames that differ');
  await play.press('Stop');
  await play.untilState('done', 'stopped');
  const { width, height } = await told(play);
  if (width * 3 !== height * 4 && width * 9 !== height * 16) throw new Error(`The frames are ${width} × ${height}.`);
};

const recordSome = async (play, source) => {
  await record(play, source);
  await play.untilSeen(async () => (await elapsed(play)) >= 1.5, 'a recording of 1.5 s');
  await play.press('Stop');
};

const handOver = async (play, source, check) => {
  await recordSome(play, source);
  await play.untilSeen(async () => (await elapsed(play)) === 0, 'the recording to be there');
  await play.press('Submit');
  await play.untilState('done');
  const file = await told(play);
  if (!check(file)) throw new Error(`It is ${JSON.stringify(file)}.`);
};

/** How many bytes the engine's recorder makes of its camera's 1.5 s: none in WebKit with some versions of GStreamer. */
const recordedBytes = (play) =>
  play.page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const recorder = new MediaRecorder(stream);
    let bytes = 0;
    recorder.addEventListener('dataavailable', ({ data }) => {
      bytes += data.size;
    });
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    const view = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
    recorder.start();
    await view.play();
    const began = view.currentTime;
    while (view.currentTime < began + 1.5) await new Promise((resolve) => requestAnimationFrame(resolve));
    recorder.stop();
    await stopped;
    for (const track of stream.getTracks()) track.stop();
    return bytes;
  });

const recordFilm = async (play) => {
  const source = recorded("yc.Video({ label: 'Film', sources: ['webcam'], format: 'mp4' })");
  await play.open(source);
  if ((await recordedBytes(play)) > 0) return handOver(play, source, isMp4);
  await recordSome(play, source);
  await play.untilSeen(async () => (await play.text()).includes('Nothing was recorded'), 'the page to say so');
};

const isWav = ({ name, type, bytes, head }) =>
  name.endsWith('.wav') && type === 'audio/wav' && bytes > 40_000 && head.startsWith('RIFF') && head.endsWith('WAVE');
const isMp4 = ({ name, type, bytes, head }) =>
  name.endsWith('.mp4') && type.startsWith('video/mp4') && bytes > 1000 && head.slice(4, 8) === 'ftyp';

export const journeys = [
  { name: 'a microphone is streamed in pieces of exactly the asked length', run: streamSound },
  { name: 'a webcam is streamed, frame by frame', run: streamFrames },
  {
    name: 'a microphone is recorded as WAV',
    run: (play) =>
      handOver(play, recorded("yc.Audio({ label: 'Voice', sources: ['microphone'], format: 'wav' })"), isWav),
  },
  {
    name: 'a webcam is recorded as MP4, whatever the browser records; the page says it of one that records nothing',
    run: recordFilm,
  },
];
