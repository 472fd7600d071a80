import * as yc from 'yieldcast';

const hub =
  'https://cdn.jsdelivr.net/npm/@huggingface/transformers@4.3.2';

const whisper = 'onnx-community/whisper-tiny.en';
const smol = 'HuggingFaceTB/SmolLM2-135M-Instruct';

// What is not larger than 64 MB is kept for the next time.
const kept = yc.cached((url: string) => yc.asset(url));

// Some 250 MB, which come at the first question.
async function open() {
  const { env, pipeline } = await import(hub);
  // A sketch has no storage of its own.
  env.useBrowserCache = env.useWasmCache = false;
  const asFile = (file: File) => new Response(file);
  env.fetch = (url: string) => kept(url).then(asFile, () => fetch(url));
  const load = (task: string, model: string, dtype: string) =>
    pipeline(task, model, { dtype, device: 'wasm' });
  return {
    hear: await load('automatic-speech-recognition', whisper, 'q8'),
    think: await load('text-generation', smol, 'q4'),
    say: await load('text-to-speech', 'Xenova/mms-tts-eng', 'q8'),
  };
}

let opened: ReturnType<typeof open> | undefined;

export function models() {
  opened ??= open().catch((error) => {
    opened = undefined; // The next question tries again.
    throw error;
  });
  return opened;
}
