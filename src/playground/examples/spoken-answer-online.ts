import * as yc from 'yieldcast';
import { models } from './spoken-answer-online/models.ts';

// Whisper hears, a small language model answers, and a voice reads it
// aloud. They come from a hub at first, so that needs the network.
async function listen(sound: File) {
  const { hear } = await models();
  const heard = await yc.samples(sound, { sampleRate: 16_000 });
  return (await hear(heard.samples)).text as string;
}

const brief = 'Answer in two short sentences.';

async function* answer(question: string) {
  const { think, say } = await models();
  const talk = [
    { role: 'system', content: brief },
    { role: 'user', content: question },
  ];
  const [made] = await think(talk, { max_new_tokens: 80 });
  const all: string = made.generated_text.at(-1).content;
  let so = '';
  for (const sentence of all.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    const { audio, sampling_rate } = await say(sentence);
    so += sentence;
    yield [so, { samples: audio, sampleRate: sampling_rate }] as const;
  }
}

const asked = yc.Audio({ label: 'Ask aloud', sources: ['microphone'] });
const typed = yc.Textbox({ label: 'Or type', value: 'Will it rain?' });
const ask = yc.Button('Ask', { variant: 'primary' });
const text = yc.Textbox({ label: 'Answer' });
const live = { streaming: true, autoplay: true };
const voice = yc.Audio({ label: 'Voice', ...live });
const both = [text, voice] as const;
asked.stopRecording(listen, asked, typed).then(answer, typed, both);
yc.on([typed.submit, ask.click], answer, typed, both);
const type = yc.Column(typed, ask);
export default yc.Blocks(yc.Row(text, voice), yc.Row(asked, type));
