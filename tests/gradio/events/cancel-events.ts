import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const steps = yc.Slider(1, 100, { value: 100, step: 1, label: 'Steps' });
  const start = yc.Button('Start');
  const step = yc.Textbox({ label: 'Step' });
  const stop = yc.Button('Halt');
  const after = yc.Textbox({ label: 'After' });
  const [onChange, onSubmit, echo] = yc.Row(() => [
    yc.Textbox({ label: 'Cancels on change' }),
    yc.Textbox({ label: 'Cancels on submit' }),
    yc.Textbox({ label: 'Echo' }),
  ]);
  const counting = start.click(
    async function* (n) {
      for (let i = 1; i <= n; i++) {
        yield i;
        await yc.sleep(i < 3 ? 0.05 : 60);
      }
    },
    steps,
    step,
  );
  stop.click(null, null, null, { cancels: counting }).then(() => 'It was cancelled.', null, after);
  onChange.change(null, null, null, { cancels: counting });
  onSubmit.submit((text) => text, onSubmit, echo, { cancels: counting });
});
