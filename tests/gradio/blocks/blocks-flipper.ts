import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('Turns words and pictures around.');
  yc.Tab('Words', () => {
    const text = yc.Textbox({ label: 'Text' });
    const turned = yc.Textbox({ label: 'Turned' });
    yc.Button('Turn the text').click((text) => [...text].reverse().join(''), text, turned);
  });
  yc.Tab('Picture', () => {
    const [picture, mirrored] = yc.Row(() => [yc.Image({ label: 'Picture' }), yc.Image({ label: 'Mirrored' })]);
    yc.Button('Mirror').click(
      ({ width, height, data }) => {
        const pixels = new Uint32Array(data.buffer);
        for (let y = 0; y < height; y++) pixels.subarray(y * width, (y + 1) * width).reverse();
        return { width, height, data };
      },
      picture,
      mirrored,
    );
  });
  yc.Accordion('More', { open: false }, () => {
    yc.Markdown('Here it is.');
    yc.Slider(0, 1, { value: 0.1, step: 0.1, label: 'Unused' });
  });
});
