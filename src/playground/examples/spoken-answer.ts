import * as yc from 'yieldcast';
import { speak } from 'yieldcast/speech';

// A magic 8-ball: it understands no question, and draws an answer.
const answers = [
  'It is certain. You may rely on it.',
  'Without a doubt! All signs point to yes.',
  'As I see it, yes. The outlook is good.',
  'Reply hazy. Concentrate, and ask again.',
  'Better not tell you now. Some things take their time.',
  "Don't count on it. My sources say no.",
  'Very doubtful. The outlook is not so good.',
];

function generate() {
  const drawn = Math.floor(Math.random() * answers.length);
  return [answers[drawn], '', null] as const;
}
// A sentence is heard, and stands there, as soon as it is made.
async function* readAloud(answer: string) {
  let so = '';
  for await (const sentence of speak(answer)) {
    so += `${sentence.text} `;
    yield [so, sentence] as const;
  }
}

const asked = yc.Audio({ label: 'Ask aloud', sources: ['microphone'] });
const typed = yc.Textbox({ label: 'Or type', value: 'Will it rain?' });
const ask = yc.Button('Ask', { variant: 'primary' });
const answer = yc.State('');
const text = yc.Textbox({ label: 'Answer' });
const live = { streaming: true, autoplay: true };
const voice = yc.Audio({ label: 'Voice', ...live });
const asks = [asked.stopRecording, typed.submit, ask.click] as const;
const all = [answer, text, voice] as const;
yc.on(asks, generate, null, all).then(readAloud, answer, [text, voice]);
const type = yc.Column(typed, ask);
export default yc.Blocks(yc.Row(text, voice), yc.Row(asked, type));
