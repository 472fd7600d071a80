import * as yc from 'yieldcast';

const names = ['Welcome', 'Name', 'Address', 'Payment', 'Gift', 'Review', 'Extras', 'The end'];

export default yc.Blocks(() => {
  yc.Markdown('# Eight steps');
  const nexts: ReturnType<typeof yc.Button>[] = [];
  const steps = yc.Walkthrough({ selected: 0 }, () => {
    for (const [i, name] of names.entries())
      yc.Step(name, () => {
        yc.Markdown(`This is the step “${name}”.`);
        yc.Textbox({ label: `Note ${i + 1}` });
        nexts.push(yc.Button(i < names.length - 1 ? 'Next step' : 'Complete'));
      });
  });
  for (const [i, next] of nexts.slice(0, -1).entries()) next.click(() => yc.update({ selected: i + 1 }), null, steps);
});
