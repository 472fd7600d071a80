import { replayGradio } from '../../tools/gradio-server/replay.mjs';

const sourceOf = (url) => `import * as yc from 'yieldcast';

const count = yc.remote('${url}', { endpoint: '/count' });
const said: string[] = [];

async function* main() {
  for await (const value of count('sheep', 3)) {
    said.push(JSON.stringify(value));
    yield said.join(' ');
  }
}

export default yc.Interface({ fn: main, outputs: yc.Textbox({ label: 'Said' }) });
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const remote = async (play) => {
  const server = await replayGradio();
  try {
    await play.open(sourceOf(server.url));
    await play.press('Run');
    await play.press('Allow');
    await play.untilState('done', 'error');
    const said = await play.shown('textbox', 'Said');
    if (said !== '["sheep 1",{"at":1}] ["sheep 2",{"at":2}] ["sheep 3",{"at":3}]')
      throw new Error(`It said ${said || 'nothing'}.`);
  } finally {
    await server.close();
  }
};

export const journeys = [
  { name: 'yc.remote reaches a server that no policy names, once a person has allowed it', run: remote },
];
