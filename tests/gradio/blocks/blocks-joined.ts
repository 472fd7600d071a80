import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('# Nine pictures\nOf whatever you ask for.');
  yc.Group(() => {
    const [wish, draw] = yc.Row({ equalHeight: true }, () => [
      yc.Textbox({ label: 'Wish', maxLines: 1 }),
      yc.Button('Draw', { scale: 0 }),
    ]);
    const gallery = yc.Gallery({ label: 'Pictures', columns: 3 });
    draw.click(
      (wish) => Array.from({ length: 9 }, (_, i) => yc.solid(30, 30, [wish.length, 20 * i, 90])),
      wish,
      gallery,
    );
  });
});
