import * as yc from 'yieldcast';

const letters = () => Math.random().toString(36).slice(2, 12);

export default yc.Blocks((app) => {
  yc.Markdown('Both fields are kept in this browser.');
  const name = yc.Textbox({ label: 'Name' });
  const word = yc.Textbox({ label: 'Password', type: 'password' });
  const kept = yc.BrowserState(['', '']);
  const saved = yc.Markdown('Saved', { visible: false });
  yc.Button('Make up').click(() => [letters(), letters()], null, [name, word]);
  app.load((both) => both, kept, [name, word]);
  yc.on([name.change, word.change], (name, word) => [name, word], [name, word], kept);
  kept.change(() => yc.update({ value: `Saved at ${new Date().toLocaleTimeString()}`, visible: true }), null, saved);
});
