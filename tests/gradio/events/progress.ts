import * as yc from 'yieldcast';

const rest = () => yc.sleep(0.02);

async function list() {
  for (const _ of yc.track(Array(24), { description: 'A list' })) await rest();
}

async function nested() {
  for (const row of yc.track([Array(8), Array(8)], { description: 'Rows' }))
    for (const _ of yc.track(row, { description: 'Cells' })) await rest();
}

async function unknown() {
  function* some() {
    for (let i = 0; i < 9; i++) yield i;
  }
  for (const _ of yc.track(some())) await rest();
}

async function clean() {
  for (const [share, description] of [
    [0.2, 'Gathering'],
    [0.5, 'Cleaning'],
    [0.8, 'Sending'],
  ] as const) {
    yc.progress(share, { description });
    await rest();
  }
}

export default yc.Blocks(() => {
  const done = yc.Textbox({ label: 'Done' });
  const all = async () => {
    await list();
    await unknown();
    await clean();
  };
  yc.Row(() => {
    for (const [name, fn] of Object.entries({ list, nested, unknown, clean, all }))
      yc.Button(name).click(() => fn().then(() => name), null, done);
  });
});
