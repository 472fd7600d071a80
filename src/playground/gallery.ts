import type { Example } from './example';
import aPlay from './examples/a-play.ts?raw';
import allCores from './examples/all-cores.ts?raw';
import anError from './examples/an-error.ts?raw';
import audioBytes from './examples/audio-bytes.ts?raw';
import barePaste from './examples/bare-paste.ts?raw';
import beforeAndAfter from './examples/before-and-after.ts?raw';
import blocks from './examples/blocks.ts?raw';
import brightSpots from './examples/bright-spots.ts?raw';
import butterflyCells from './examples/butterfly/cells.ts?raw';
import butterflyPicture from './examples/butterfly/picture.ts?raw';
import butterfly from './examples/butterfly.ts?raw';
import calculator from './examples/calculator.ts?raw';
import chat from './examples/chat.ts?raw';
import count from './examples/count.ts?raw';
import diffusionGif from './examples/diffusion-gif.ts?raw';
import endlessLoop from './examples/endless-loop.ts?raw';
import faceLandmarks from './examples/face-landmarks.ts?raw';
import fakeDiffusion from './examples/fake-diffusion.ts?raw';
import flip from './examples/flip.ts?raw';
import growingPlot from './examples/growing-plot.ts?raw';
import handsFree from './examples/hands-free.ts?raw';
import kaleidoscope from './examples/kaleidoscope.ts?raw';
import keepRepeating from './examples/keep-repeating.ts?raw';
import keepRepeatingVideo from './examples/keep-repeating-video.ts?raw';
import letters from './examples/letters.ts?raw';
import liveLevel from './examples/live-level.ts?raw';
import markedWords from './examples/marked-words.ts?raw';
import objects from './examples/objects.ts?raw';
import objectsFrames from './examples/objects-frames.ts?raw';
import pathTracerBalls from './examples/path-tracer/balls.ts?raw';
import pathTracerCard from './examples/path-tracer/card.ts?raw';
import pathTracerScript from './examples/path-tracer/script.ts?raw';
import pathTracer from './examples/path-tracer.ts?raw';
import rawFrames from './examples/raw-frames.ts?raw';
import severalOutputs from './examples/several-outputs.ts?raw';
import shell from './examples/shell.ts?raw';
import slowGenerator from './examples/slow-generator.ts?raw';
import spokenAnswer from './examples/spoken-answer.ts?raw';
import stepByStep from './examples/step-by-step.ts?raw';
import streamAudio from './examples/stream-audio.ts?raw';
import streamingAudio from './examples/streaming-audio.ts?raw';
import streamingFilter from './examples/streaming-filter.ts?raw';
import streamingVideo from './examples/streaming-video.ts?raw';
import tinyLanguageModel from './examples/tiny-language-model.ts?raw';
import tone from './examples/tone.ts?raw';
import typingText from './examples/typing-text.ts?raw';
import unified from './examples/unified.ts?raw';
import uploadAndSave from './examples/upload-and-save.ts?raw';
import { firstExample } from './first-example';

export const examples: readonly [Example, ...Example[]] = [
  firstExample,
  {
    name: 'count',
    group: 'Start',
    title: 'Count',
    description: 'To a given number, a yield each',
    source: count,
  },
  {
    name: 'typing-text',
    group: 'Start',
    title: 'Typing text',
    description: 'A sentence, a token at a time',
    source: typingText,
  },
  {
    name: 'fake-diffusion',
    group: 'Start',
    title: 'Fake diffusion',
    description: 'An image a second out of noise',
    source: fakeDiffusion,
    bare: true,
  },
  {
    name: 'bare-paste',
    group: 'Start',
    title: 'Bare paste',
    description: 'One plain function, its form inferred',
    source: barePaste,
  },
  {
    name: 'chat',
    group: 'Text and chat',
    title: 'Chat',
    description: 'Answers come word by word',
    source: chat,
  },
  {
    name: 'calculator',
    group: 'Text and chat',
    title: 'Live calculator',
    description: 'A form that needs no button',
    source: calculator,
  },
  {
    name: 'marked-words',
    group: 'Text and chat',
    title: 'Marked words',
    description: 'Each word in the colour of its kind',
    source: markedWords,
  },
  {
    name: 'a-play',
    group: 'Text and chat',
    title: 'A play',
    description: 'Two speakers, line by line',
    source: aPlay,
  },
  {
    name: 'all-cores',
    group: 'Images',
    title: 'On all cores',
    description: 'Rows of a fractal, several at once',
    source: allCores,
    bare: true,
  },
  {
    name: 'growing-plot',
    group: 'Images',
    title: 'A plot that grows',
    description: 'Lines get longer with each yield',
    source: growingPlot,
  },
  {
    name: 'letters',
    group: 'Images',
    title: 'An image a letter',
    description: 'Type on, and the picture begins anew',
    source: letters,
    bare: true,
  },
  {
    name: 'several-outputs',
    group: 'Images',
    title: 'Several outputs',
    description: 'Darts thrown at π: skip and update',
    source: severalOutputs,
  },
  {
    name: 'diffusion-gif',
    group: 'Images',
    title: 'Diffusion with a GIF',
    description: 'All steps as one animation at the end',
    source: diffusionGif,
    bare: true,
  },
  {
    name: 'path-tracer',
    group: 'Images',
    title: 'Path tracer',
    description: 'Light by chance: noise that turns into a picture',
    source: pathTracer,
    files: {
      'path-tracer/balls.ts': pathTracerBalls,
      'path-tracer/card.ts': pathTracerCard,
      'path-tracer/script.ts': pathTracerScript,
    },
    bare: true,
  },
  {
    name: 'shell',
    group: 'Images',
    title: 'Seashell',
    description: 'A 3D model that grows ring by ring',
    source: shell,
    bare: true,
  },
  {
    name: 'before-and-after',
    group: 'Images',
    title: 'Before and after',
    description: 'Two images, and a handle between them',
    source: beforeAndAfter,
  },
  {
    name: 'bright-spots',
    group: 'Images',
    title: 'Bright spots',
    description: 'Boxes and labels over an image',
    source: brightSpots,
  },
  {
    name: 'kaleidoscope',
    group: 'Images',
    title: 'Kaleidoscope',
    description: 'What you draw, turned and turned again',
    source: kaleidoscope,
    bare: true,
  },
  {
    name: 'tone',
    group: 'Sound',
    title: 'Tone',
    description: 'A sine, computed 50 ms at a time',
    source: tone,
  },
  {
    name: 'streaming-audio',
    group: 'Sound',
    title: 'Streaming audio',
    description: 'A file in chunks of a second, one stream',
    source: streamingAudio,
  },
  {
    name: 'slow-generator',
    group: 'Sound',
    title: 'Slow generator',
    description: 'Its sound comes slower than it plays',
    source: slowGenerator,
  },
  {
    name: 'audio-bytes',
    group: 'Sound',
    title: 'Bytes',
    description: 'Slices of a sound file, cut anywhere',
    source: audioBytes,
  },
  {
    name: 'raw-frames',
    group: 'Video',
    title: 'Raw frames',
    description: 'A canvas, drawn thirty times a second',
    source: rawFrames,
    bare: true,
  },
  {
    name: 'streaming-video',
    group: 'Video',
    title: 'Streaming video',
    description: 'A clip in chunks of a second, one stream',
    source: streamingVideo,
    bare: true,
  },
  {
    name: 'flip',
    group: 'Video',
    title: 'Flip',
    description: 'Your video upside down, in chunks',
    source: flip,
    bare: true,
  },
  {
    name: 'keep-repeating',
    group: 'Microphone and camera',
    title: 'Keep repeating',
    description: 'Your voice, ten times over',
    source: keepRepeating,
  },
  {
    name: 'keep-repeating-video',
    group: 'Microphone and camera',
    title: 'Keep repeating a video',
    description: 'Your camera’s clip, ten times over',
    source: keepRepeatingVideo,
    bare: true,
  },
  {
    name: 'streaming-filter',
    group: 'Microphone and camera',
    title: 'Streaming filter',
    description: 'The camera as a cartoon, live',
    source: streamingFilter,
    bare: true,
  },
  {
    name: 'stream-audio',
    group: 'Microphone and camera',
    title: 'Stream audio',
    description: 'The microphone, piece by piece',
    source: streamAudio,
  },
  {
    name: 'unified',
    group: 'Microphone and camera',
    title: 'Unified',
    description: 'One image is input and output',
    source: unified,
    bare: true,
  },
  {
    name: 'live-level',
    group: 'Microphone and camera',
    title: 'Live level',
    description: 'A meter that a generator draws',
    source: liveLevel,
  },
  {
    name: 'spoken-answer',
    group: 'Models',
    title: 'A spoken answer',
    description: 'A magic 8-ball that reads its answer aloud',
    source: spokenAnswer,
  },
  {
    name: 'hands-free',
    group: 'Models',
    title: 'Hands-free talk',
    description: 'It hears when you speak, answers aloud, and falls silent when you talk over it',
    source: handsFree,
  },
  {
    name: 'tiny-language-model',
    group: 'Models',
    title: 'A tiny language model',
    description: 'It goes on with your story, and rambles',
    source: tinyLanguageModel,
  },
  {
    name: 'objects',
    group: 'Models',
    title: 'Objects in a film',
    description: 'A detector in the page, and a film with boxes',
    source: objects,
    bare: true,
  },
  {
    name: 'objects-frames',
    group: 'Models',
    title: 'Objects, frame by frame',
    description: 'Each frame as soon as it is searched',
    source: objectsFrames,
    bare: true,
  },
  {
    name: 'face-landmarks',
    group: 'Models',
    title: 'Points of a face',
    description: 'Followed by a camera, or in a photo',
    source: faceLandmarks,
    bare: true,
  },
  {
    name: 'butterfly',
    group: 'Models',
    title: 'A butterfly that grows',
    description: 'Cells with one trained rule; it heals where you click',
    source: butterfly,
    files: { 'butterfly/cells.ts': butterflyCells, 'butterfly/picture.ts': butterflyPicture },
    bare: true,
  },
  {
    name: 'blocks',
    group: 'Patterns',
    title: 'Layout and events',
    description: 'Rows, buttons, chains, a state',
    source: blocks,
  },
  {
    name: 'step-by-step',
    group: 'Patterns',
    title: 'Step by step',
    description: 'An order in three steps',
    source: stepByStep,
  },
  {
    name: 'upload-and-save',
    group: 'Patterns',
    title: 'Open and save',
    description: 'A text in, and out in capitals',
    source: uploadAndSave,
  },
  {
    name: 'an-error',
    group: 'Patterns',
    title: 'An error',
    description: 'Throws after its fifth yield',
    source: anError,
  },
  {
    name: 'endless-loop',
    group: 'Patterns',
    title: 'A loop that never ends',
    description: 'Hangs its worker, not the page',
    source: endlessLoop,
  },
];
