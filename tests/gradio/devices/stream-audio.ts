import * as yc from 'yieldcast';

type Sound = { sampleRate: number; samples: Float32Array };

export default yc.Blocks(() => {
  const voice = yc.Audio({ label: 'Voice', sources: ['microphone'], streaming: true });
  const all = yc.Audio({ label: 'All of it' });
  const heard = yc.State<Sound | null>(null);
  voice.stream(
    ({ sampleRate, samples }, before) => {
      const both = { sampleRate, samples: new Float32Array([...(before?.samples ?? []), ...samples]) };
      return [both, both];
    },
    [voice, heard],
    [all, heard],
  );
  yc.Button('Clear').click(() => [null, null], null, [all, heard]);
});
