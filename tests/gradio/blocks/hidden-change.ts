import * as yc from 'yieldcast';

export default yc.Blocks((app) => {
  yc.Tab('A hidden component', () => {
    const n = yc.State(0);
    const hidden = yc.JSON({ visible: false });
    const shown = yc.Textbox({ label: 'Shown' });
    const changes = yc.Number({ label: 'Changes', value: 0 });
    app.load(() => ({ message: 'No. 0' }), null, hidden);
    hidden.change((n) => n + 1, changes, changes);
    hidden.change((data) => `It says: ${(data as { message: string }).message}`, hidden, shown);
    yc.Button('Next').click((n) => [{ message: `No. ${n + 1}` }, n + 1], n, [hidden, n]);
  });
  yc.Tab('The same data', () => {
    const [a, b] = [yc.Textbox({ label: 'A' }), yc.Textbox({ label: 'B', visible: false })];
    const [ofA, ofB] = yc.Row(() => [yc.Textbox({ label: 'Of A' }), yc.Textbox({ label: 'Of B' })]);
    yc.Button('Fill')
      .click(() => 'A', null, a)
      .then((text) => text, a, b);
    a.change((text) => `${text} changed`, a, ofA);
    b.change((text) => `${text} changed, unseen`, b, ofB);
  });
});
