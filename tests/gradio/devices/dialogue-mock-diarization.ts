import * as yc from 'yieldcast';

const talk = ['Is it done?', 'It has run since noon.', 'All of it?', 'All but the last page.'];

export default yc.Interface({
  title: 'Who said what',
  fn: (_voice) => talk.map((text, i) => ({ speaker: i % 2 ? 'Grace' : 'Ada', text })),
  inputs: yc.Audio({ label: 'Voice', sources: ['microphone'] }),
  outputs: yc.Dialogue({
    label: 'Said',
    speakers: ['Ada', 'Grace'],
    tags: null,
    formatter: (speaker, text) => `${speaker}: ${text}`,
  }),
});
