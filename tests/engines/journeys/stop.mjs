const source = `import * as yc from 'yieldcast';

async function* stuck() {
  yield 'about to hang';
  await yc.sleep(0.05);
  for (;;);
}

export default yc.Interface({ fn: stuck, outputs: yc.Textbox({ label: 'Said' }) });
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const stop = async (play) => {
  await play.open(source);
  await play.press('Run');
  for (let round = 0; round < 2; round++) {
    await play.untilShown('textbox', 'Said', 'about to hang');
    await play.untilState('running');
    await play.press('Stop');
    await play.untilState('stopped');
    if (!(await play.shown('textbox', 'Said')).includes('about to hang')) throw new Error('What was shown is lost.');
    if (round === 0) await play.press('Generate');
  }
};

export const journeys = [{ name: 'Stop ends a loop that never ends, and the next run goes at once', run: stop }];
