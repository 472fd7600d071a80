import * as yc from 'yieldcast';

export default yc.Blocks(
  yc.Markdown('The function `shout()` takes two parameters'),
  yc.ParamViewer({
    text: { type: 'str', description: 'What to say', default: null },
    times: { type: 'int | float', description: 'How often to say it', default: '2' },
  }),
);
