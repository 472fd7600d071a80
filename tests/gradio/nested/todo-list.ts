import * as yc from 'yieldcast';

type Task = { name: string; done: boolean };

const tasks = yc.State<Task[]>([]);
const task = yc.Textbox({ label: 'Task', maxLines: 1 });
task.submit((tasks: Task[], name: string) => [[...tasks, { name, done: false }], ''], [tasks, task], [tasks, task]);

const list = yc.render([tasks], (all) => {
  const open = all.filter(({ done }) => !done);
  const row = (task: Task) => {
    const done = yc.Button('Done', { scale: 0 });
    const remove = yc.Button('Remove', { scale: 0, variant: 'stop' });
    done.click(() => all.map((each) => (each === task ? { ...each, done: true } : each)), null, tasks);
    remove.click(() => all.filter((each) => each !== task), null, tasks);
    return yc.Row(yc.Textbox({ label: task.name, value: task.name, container: false }), done, remove);
  };
  const done = all.filter(({ done }) => done).map(({ name }) => yc.Textbox({ value: name, label: `${name}, done` }));
  const title = (words: string) => yc.Markdown({ value: `### ${words}` });
  return [title(`To do: ${open.length}`), ...open.map(row), title(`Done: ${done.length}`), ...done];
});

export default yc.Blocks(task, list);
