import * as yc from 'yieldcast';

const fields = () => {
  yc.Textbox('A');
  yc.Number(3);
  yc.Button('Press');
  yc.Image();
  yc.Slider();
};

export default yc.Blocks(() => {
  yc.Markdown('### Without a group');
  fields();
  yc.Markdown('### In a group');
  yc.Group(fields);
  yc.Markdown('### In a row');
  yc.Row(fields);
  yc.Markdown('### A row in a group');
  yc.Group(() => yc.Row(fields));
  yc.Markdown('### Columns in a group');
  yc.Group(() => {
    const name = yc.Textbox({ label: 'Name' });
    const greeting = yc.Textbox({ label: 'Greeting', showLabel: false });
    yc.Row(() => {
      yc.Column(() => {
        yc.Button('Greet').click((name) => `Hello ${name}!`, name, greeting);
        yc.Dropdown(['a', 'b'], { interactive: true });
      });
      yc.Column(fields);
    });
  });
});
