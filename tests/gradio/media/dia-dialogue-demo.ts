import * as yc from 'yieldcast';

const tags = ['(laughs)', '(sighs)', '(coughs)', '(claps)', '(whistles)'];
const speakers = ['Speaker 1', 'Speaker 2'];
const talks = [
  [
    { speaker: 'Speaker 1', text: 'What does a sine wave drink?' },
    { speaker: 'Speaker 2', text: 'I cannot tell (sighs).' },
    { speaker: 'Speaker 1', text: 'Nothing, it is full of hertz. (laughs)' },
  ],
];

/** Stands in for a model: a tone for each line, higher for the second speaker. */
function speak(text: string) {
  const sampleRate = 48_000;
  const voices = text.split('\n').map((line) => (line.startsWith('[S2]') ? 660 : 440));
  const samples = Float32Array.from(
    { length: (voices.length * sampleRate) / 2 },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * (voices[Math.floor((2 * i) / sampleRate)] ?? 0) * i) / sampleRate),
  );
  return { sampleRate, samples };
}

export default yc.Blocks(() => {
  yc.Markdown('# Speech of two');
  const [talk, sound] = yc.Row(() => [
    yc.Dialogue({
      label: 'Talk',
      speakers,
      tags,
      formatter: (speaker, text) => `[S${speaker.split(' ')[1]}] ${text}`,
    }),
    yc.Audio({ label: 'Sound' }),
  ]);
  yc.Examples({ examples: talks, inputs: [talk] });
  talk.submit(speak, [talk], sound);
});
