import * as yc from 'yieldcast';

const tasks = yc.State(['Buy tea', 'Bake a cake']);
const task = yc.Textbox({ label: 'New task' });

task.submit(
  (all, name) => [[...all, name], ''],
  [tasks, task],
  [tasks, task],
);

const list = yc.render(tasks, (all) =>
  all.map((name) => {
    const done = yc.Button('Done', { scale: 0 });
    done.click(() => all.filter((each) => each !== name), null, tasks);
    const text = yc.Markdown({ value: name });
    return yc.Row(text, done);
  }),
);

export default yc.Blocks({ title: 'To do' }, task, list);
