import * as yc from 'yieldcast';

export default yc.Blocks((app) => {
  const name = yc.Textbox('Ada', { label: 'Name' });
  const welcome = yc.Textbox({ label: 'Welcome' });
  app.load((name) => `The page is there for ${name}.`, name, welcome);
});
