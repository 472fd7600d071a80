import * as yc from 'yieldcast';

const words = ['lantern', 'harbour', 'meadow'];

export default yc.Blocks(() => {
  const used = yc.State<string[]>([]);
  const [guess, make] = yc.Row(() => [yc.Textbox({ label: 'Letter', maxLength: 1 }), yc.Button('Guess')]);
  const hidden = yc.Textbox({ label: 'Word', value: '_______' });
  const letters = yc.Textbox({ label: 'Used letters' });
  make.click(
    (used, letter) => {
      const all = [...used, letter.toLowerCase()];
      return [all, [...words[0]].map((each) => (all.includes(each) ? each : '_')).join(''), all.join(', '), ''];
    },
    [used, guess],
    [used, hidden, letters, guess],
  );
});
