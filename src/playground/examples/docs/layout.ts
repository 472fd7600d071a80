import * as yc from 'yieldcast';

const text = yc.Textbox({ label: 'Text', value: 'Hello, layout' });
const loud = yc.Checkbox({ label: 'Loud' });
const shown = yc.Textbox({ label: 'Shown' });
const letters = yc.Number({ label: 'Letters' });
const go = yc.Button('Show', { variant: 'primary' });

const show = (text: string, loud: boolean) => [
  loud ? text.toUpperCase() : text,
  text.length,
];
go.click(show, [text, loud], [shown, letters]);

export default yc.Blocks(
  { title: 'Where things stand' },
  yc.Sidebar({ label: 'Settings' }, loud),
  yc.Tabs(
    yc.Tab('Write', yc.Column(yc.Group(text, go))),
    yc.Tab('About', yc.Markdown({ value: 'Each tab holds its own.' })),
  ),
  yc.Row({ equalHeight: true }, shown, letters),
  yc.Accordion(
    'More',
    { open: false },
    yc.Markdown({ value: 'Folded.' }),
  ),
);
