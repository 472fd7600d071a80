const source = `import * as yc from 'yieldcast';

const id = Math.random();
const hang = yc.Button('Hang');
const ask = yc.Button('Ask');
const shown = yc.Textbox({ label: 'Hung' });
const answer = yc.Textbox({ label: 'Answer' });
const state = yc.State('');
yc.on(
  [hang.click, ask.click],
  async function* (first: string) {
    if (first) return [yc.skip(), first === String(id) ? 'same worker' : 'another worker', yc.skip()];
    yield ['hangs', yc.skip(), String(id)];
    await yc.sleep(0.2);
    for (;;);
  },
  state,
  [shown, answer, state],
  { workers: 2 },
);
export default yc.Blocks(hang, ask, shown, answer, state);
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const workers = async (play) => {
  await play.open(source);
  await play.press('Run');
  await play.press('Hang');
  await play.untilShown('textbox', 'Hung', 'hangs');
  await play.press('Ask');
  await play.untilShown('textbox', 'Answer', 'another worker');
  await play.press('Stop');
  await play.untilState('stopped');
  await play.press('Ask');
  await play.untilState('done', 'error');
};

export const journeys = [
  { name: 'a run that hangs keeps no other run of its listener from running, in another worker', run: workers },
];
