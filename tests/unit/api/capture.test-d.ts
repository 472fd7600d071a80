import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

const text = yc.Textbox();

test('an Audio gives a file or samples, as its type says, and samples where it streams', () => {
  yc.Interface({
    fn: (file, sound, streamed, pieces, maybe) => {
      expectTypeOf(file).toEqualTypeOf<File>();
      expectTypeOf(sound).toEqualTypeOf<yc.Sound>();
      expectTypeOf(streamed).toEqualTypeOf<yc.Sound>();
      expectTypeOf(pieces).toEqualTypeOf<File>();
      expectTypeOf(maybe).toEqualTypeOf<yc.Sound | null>();
      return 'x';
    },
    inputs: [
      yc.Audio({ sources: ['microphone', 'upload'], format: 'mp3' }),
      yc.Audio({ type: 'samples' }),
      yc.Audio({ streaming: true }),
      yc.Audio({ streaming: true, type: 'file' }),
      yc.Audio({ type: 'samples', optional: true }),
    ],
    outputs: text,
  });
});

test('sound that was given may be yielded, and a streaming output takes what it took', () => {
  const out = yc.Audio({ streaming: true, autoplay: true });
  yc.Interface({ fn: (sound) => sound, inputs: yc.Audio({ type: 'samples' }), outputs: yc.Audio() });
  yc.Interface({
    fn: function* () {
      yield new Uint8Array(1);
      yield { sampleRate: 8000, samples: new Int16Array(8) };
      yield new Blob();
    },
    outputs: out,
  });
});

test('sound and images are streamed, with options of their own', () => {
  const mic = yc.Audio({ streaming: true });
  const camera = yc.Image({ sources: ['webcam'], streaming: true, webcamOptions: { mirror: false } });
  mic.stream(
    (sound, event) => {
      expectTypeOf(sound).toEqualTypeOf<yc.Sound>();
      expectTypeOf(event.event).toEqualTypeOf<'stream'>();
      return 'x';
    },
    mic,
    text,
    { streamEvery: 0.1, timeLimit: 10, concurrencyLimit: 2 },
  );
  camera.stream((frame) => frame, camera, camera, { streamEvery: 0.1, timeLimit: null });
  yc.on([mic.stream, camera.stream], () => {}, null, null, { streamEvery: 1 });
  mic.startRecording(() => {});
  mic.stopRecording((sound) => sound.samples.length, mic, yc.Number());
  yc.Video({ sources: ['webcam'], format: 'mp4', includeAudio: false }).pauseRecording(() => {});
  yc.Interface({ fn: (s) => s, inputs: mic, outputs: yc.Audio(), live: true, streamEvery: 0.2, timeLimit: 60 });
});

test('what does not go together does not compile', () => {
  const mic = yc.Audio({ streaming: true });
  // @ts-expect-error a video does not stream
  yc.Video().stream;
  // @ts-expect-error an image is not recorded
  yc.Image().startRecording;
  // @ts-expect-error a stream has no mode: what waits is handed over joined
  mic.stream(() => {}, mic, null, { triggerMode: 'once' });
  // @ts-expect-error only a stream has a pace
  mic.change(() => {}, mic, null, { streamEvery: 1 });
  // @ts-expect-error a microphone makes no films
  yc.Audio({ sources: ['webcam'] });
  // @ts-expect-error there is no such format
  yc.Video({ format: 'wav' });
  // @ts-expect-error samples are no file
  yc.Interface({ fn: (file: File) => file.name, inputs: yc.Audio({ streaming: true }), outputs: yc.Textbox() });
});
