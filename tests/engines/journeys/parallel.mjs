const source = `import * as yc from 'yieldcast';

const table = [10, 20, 30, 40];
const heavy = (i: number) => table[i]! / 10;

async function* main() {
  const more = 5;
  const said: unknown[] = [];
  for await (const each of yc.parallel([0, 1, 2, 3], (i) => {
    // One thread is all that some engines have.
    if (self.name === 'yieldcast' && i === 2) throw new Error('It would hang.');
    while (i === 2);
    return heavy(i) + more;
  }, { workers: 2, timeout: 5, onError: 'skip' })) said.push(each);
  yield JSON.stringify(said);
  try {
    await yc.parallel([1, 2], (i) => {
      if (i > 1) throw new RangeError('odd');
      return new Blob(['read']).text();
    }).all();
  } catch (error: any) {
    said.push(error.message, /main\\.ts:\\d+|data:/.test(error.stack));
  }
  yield JSON.stringify(said);
}

export default yc.Interface({ fn: main, outputs: yc.Textbox({ label: 'Said' }) });
`;

const expected = JSON.stringify([6, 7, 9, 'items[1]: odd', true]);

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const parallel = async (play) => {
  await play.open(source);
  await play.press('Run');
  await play.untilState('done', 'error');
  const said = await play.shown('textbox', 'Said');
  if (said !== expected) throw new Error(`It said ${said || 'nothing'}.`);
};

export const journeys = [
  { name: 'yc.parallel runs on other cores where it can, and ends a worker that hangs', run: parallel },
];
