const thrown = `import * as yc from 'yieldcast';

type Step = { index: number };

async function* breaks(): AsyncGenerator<string> {
  const step: Step = { index: 2 };
  yield 'before it';
  await yc.sleep(0.1);
  throw new RangeError(\`step \${step.index} went wrong\`);
}

export default yc.Interface({ fn: breaks, outputs: yc.Textbox({ label: 'Said' }) });
`;

const malformed = `export default function* broken() {
  const n: number = 1;
  yield n +* 2;
}
`;

/** Waits for a message with a position on that line; the column has to lie between the two. */
const untilPosition = (play, line, first, last) =>
  play.untilSeen(
    async () => {
      const positions = [...(await play.text()).matchAll(/(\d+):(\d+)/g)].map(([, l, c]) => [Number(l), Number(c)]);
      return positions.some(([l, c]) => l === line && c >= first && c <= last);
    },
    `a message that names ${line}:${first}${last > first ? `–${last}` : ''}`,
  );

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const whileRunning = async (play) => {
  await play.open(thrown);
  await play.press('Run');
  await play.untilState('error');
  // Engines differ in what of `throw new RangeError(…)` they point to.
  await untilPosition(play, 9, 3, 25);
  if (!(await play.text()).includes('step 2 went wrong')) throw new Error('The message is not shown.');
  if (!(await play.shown('textbox', 'Said')).includes('before it')) throw new Error('What was shown is lost.');
};

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const beforeRunning = async (play) => {
  await play.open(malformed);
  await play.press('Run');
  await untilPosition(play, 3, 12, 12);
};

export const journeys = [
  { name: "an error tells the user's own line and column", run: whileRunning },
  { name: 'a syntax error tells its line and column', run: beforeRunning },
];
