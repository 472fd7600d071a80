import * as yc from 'yieldcast';
import { speak } from 'yieldcast/speech';
import { voiceActivity } from 'yieldcast/voice';

const ear = voiceActivity();
const context = new OffscreenCanvas(600, 120).getContext('2d')!;
let heard: number[] = [];
// How probable a voice was, in each 32 ms of the last 19 seconds.
function plot(probabilities: number[]) {
  heard = [...heard, ...probabilities].slice(-600);
  context.reset();
  context.fillStyle = '#3ecf8e';
  for (const [x, p] of heard.entries())
    context.fillRect(x, 119 - 118 * p, 1, 1 + 118 * p);
  return context.canvas;
}
async function listen(sound: yc.Sound, turn: number) {
  const { probabilities, started, segments } = await ear.push(sound);
  const last = segments.at(-1) ?? yc.skip;
  return [plot(probabilities), turn + Number(started), last] as const;
}
// It understands no words, but hears how long they took.
function answer({ sampleRate, samples }: yc.Sound) {
  const seconds = (samples.length / sampleRate).toFixed(1);
  return speak(`You spoke for ${seconds} seconds. Go on, I listen!`);
}

// It would hear itself, if the browser did not take that away.
const microphoneOptions = { constraints: { echoCancellation: true } };
const live = { streaming: true, autoplay: true } as const;
const mic = yc.Audio({ label: 'You', ...live, microphoneOptions });
const activity = yc.Image({ label: 'A voice' });
const said = yc.Audio({ label: 'What you said', type: 'samples' });
const voice = yc.Audio({ label: 'Answer', ...live });
const turn = yc.State(0);
mic.stream(listen, [mic, turn], [activity, turn, said]);
const answering = said.change(answer, said, voice);
// Whoever talks over the answer ends it.
turn.change(() => null, null, voice, { cancels: answering });
export default yc.Blocks(mic, activity, yc.Row(said, voice));
