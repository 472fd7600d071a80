import * as yc from 'yieldcast';

export default yc.Blocks((app) => {
  yc.Tab('Talk', () => {
    yc.Row(() => {
      yc.Chatbot();
      yc.Column(() => {
        for (const label of ['A', 'B', 'C']) yc.Slider({ label });
      });
    });
  });
  const [text] = yc.Tab('Words', () => [yc.Textbox({ label: 'Text' })]);
  app.load(() => 'some words', null, text);
});
