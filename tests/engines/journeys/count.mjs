const source = `import * as yc from 'yieldcast';

function* count(to: number) {
  for (let i = 0; i < to; i++) yield i;
}

export default yc.Interface({
  fn: count,
  inputs: yc.Number({ label: 'To', value: 1000 }),
  outputs: yc.Number({ label: 'Count' }),
});
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const count = async (play) => {
  await play.open(source);
  await play.press('Run');
  await play.untilState('done');
  await play.untilShown('number', 'Count', '999');
  const status = await play.status();
  if (!/1[,.\s]?000/.test(status)) throw new Error(`The status does not tell of 1,000 yields: "${status}".`);
};

export const journeys = [{ name: 'count shows every yield to the last', run: count }];
