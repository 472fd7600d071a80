import anError from './examples/an-error.ts?raw';
import audioBytes from './examples/audio-bytes.ts?raw';
import barePaste from './examples/bare-paste.ts?raw';
import blocks from './examples/blocks.ts?raw';
import calculator from './examples/calculator.ts?raw';
import chat from './examples/chat.ts?raw';
import count from './examples/count.ts?raw';
import diffusionGif from './examples/diffusion-gif.ts?raw';
import endlessLoop from './examples/endless-loop.ts?raw';
import fakeDiffusion from './examples/fake-diffusion.ts?raw';
import flip from './examples/flip.ts?raw';
import keepRepeating from './examples/keep-repeating.ts?raw';
import keepRepeatingVideo from './examples/keep-repeating-video.ts?raw';
import letters from './examples/letters.ts?raw';
import liveLevel from './examples/live-level.ts?raw';
import rawFrames from './examples/raw-frames.ts?raw';
import severalOutputs from './examples/several-outputs.ts?raw';
import slowGenerator from './examples/slow-generator.ts?raw';
import streamAudio from './examples/stream-audio.ts?raw';
import streamingAudio from './examples/streaming-audio.ts?raw';
import streamingFilter from './examples/streaming-filter.ts?raw';
import streamingVideo from './examples/streaming-video.ts?raw';
import tone from './examples/tone.ts?raw';
import typingText from './examples/typing-text.ts?raw';
import unified from './examples/unified.ts?raw';

/** A sketch of the gallery. `name` is what `#example=` calls it. */
export type Example = { name: string; title: string; description: string; source: string };

export const examples: readonly [Example, ...Example[]] = [
  {
    name: 'count',
    title: 'Count',
    description: 'To a given number, a yield each',
    source: count,
  },
  {
    name: 'fake-diffusion',
    title: 'Fake diffusion',
    description: 'An image a second out of noise',
    source: fakeDiffusion,
  },
  {
    name: 'typing-text',
    title: 'Typing text',
    description: 'A sentence, a token at a time',
    source: typingText,
  },
  {
    name: 'bare-paste',
    title: 'Bare paste',
    description: 'One plain function, its form inferred',
    source: barePaste,
  },
  {
    name: 'several-outputs',
    title: 'Several outputs',
    description: 'Darts thrown at π: skip and update',
    source: severalOutputs,
  },
  {
    name: 'letters',
    title: 'An image a letter',
    description: 'Types on, and the picture begins anew',
    source: letters,
  },
  {
    name: 'calculator',
    title: 'Live calculator',
    description: 'A form that needs no button',
    source: calculator,
  },
  {
    name: 'diffusion-gif',
    title: 'Diffusion with a GIF',
    description: 'All steps as one animation at the end',
    source: diffusionGif,
  },
  {
    name: 'chat',
    title: 'Chat',
    description: 'Answers come word by word',
    source: chat,
  },
  {
    name: 'blocks',
    title: 'Layout and events',
    description: 'Rows, buttons, chains, a state',
    source: blocks,
  },
  {
    name: 'streaming-audio',
    title: 'Streaming audio',
    description: 'A file in chunks of a second, one stream',
    source: streamingAudio,
  },
  {
    name: 'audio-bytes',
    title: 'Bytes',
    description: 'Slices of a sound file, cut anywhere',
    source: audioBytes,
  },
  {
    name: 'tone',
    title: 'Tone',
    description: 'A sine, computed 50 ms at a time',
    source: tone,
  },
  {
    name: 'slow-generator',
    title: 'Slow generator',
    description: 'Its sound comes slower than it plays',
    source: slowGenerator,
  },
  {
    name: 'streaming-video',
    title: 'Streaming video',
    description: 'A clip in chunks of a second, one stream',
    source: streamingVideo,
  },
  {
    name: 'raw-frames',
    title: 'Raw frames',
    description: 'A canvas, drawn thirty times a second',
    source: rawFrames,
  },
  {
    name: 'flip',
    title: 'Flip',
    description: 'Your video upside down, in chunks',
    source: flip,
  },
  {
    name: 'keep-repeating',
    title: 'Keep repeating',
    description: 'Your voice, ten times over',
    source: keepRepeating,
  },
  {
    name: 'keep-repeating-video',
    title: 'Keep repeating a video',
    description: 'Your camera’s clip, ten times over',
    source: keepRepeatingVideo,
  },
  {
    name: 'streaming-filter',
    title: 'Streaming filter',
    description: 'The camera as a cartoon, live',
    source: streamingFilter,
  },
  {
    name: 'stream-audio',
    title: 'Stream audio',
    description: 'The microphone, piece by piece',
    source: streamAudio,
  },
  {
    name: 'unified',
    title: 'Unified',
    description: 'One image is input and output',
    source: unified,
  },
  {
    name: 'live-level',
    title: 'Live level',
    description: 'A meter that a generator draws',
    source: liveLevel,
  },
  {
    name: 'an-error',
    title: 'An error',
    description: 'Throws after its fifth yield',
    source: anError,
  },
  {
    name: 'endless-loop',
    title: 'A loop that never ends',
    description: 'Hangs its worker, not the page',
    source: endlessLoop,
  },
];

/** Upper and lower case, spaces, hyphens and underscores are all one in a name. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** The example of that name or title. */
export const findExample = (name: string): Example | undefined =>
  examples.find((each) => plain(each.name) === plain(name) || plain(each.title) === plain(name));
