import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const length = yc.Radio(['short', 'long', 'none'], { label: 'Length' });
  const text = yc.Textbox({ label: 'Essay', lines: 2, interactive: true });
  length.change(
    (length) =>
      length === 'none'
        ? yc.update({ visible: false })
        : yc.update({
            visible: true,
            lines: length === 'long' ? 8 : 2,
            value: length === 'long' ? 'It was late.' : '',
          }),
    length,
    text,
  );
});
