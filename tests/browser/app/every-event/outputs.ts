import { userEvent } from 'vitest/browser';
import { answer, casesOf, copy, download, field, nothing, output, press, question, said } from './acting';

/** What shows a value, conversations among them. */
export const outputs = casesOf({
  markdown: [{ ...output('Markdown', "'*one*'"), act: copy, told: { change: nothing, copy: { value: '*one*' } } }],
  html: [{ ...output('HTML', "'<b>one</b>'"), act: (app) => press(app, 'Go'), told: { change: nothing } }],
  code: [
    { ...output('Code', "'let x;'"), act: copy, told: { copy: { value: 'let x;' } } },
    {
      code: "const it = yc.Code({ label: 'It', interactive: true });",
      act: async (app) => {
        ((await app.until(() => app.host.querySelector('.cm-content'))) as HTMLElement).focus();
        await userEvent.keyboard('x');
        app.find<HTMLElement>('.cm-content').blur();
      },
      told: { change: nothing, input: nothing, focus: nothing, blur: nothing },
    },
  ],
  json: [{ ...output('JSON', '[1]'), act: copy, told: { change: nothing, copy: { value: '[\n  1\n]' } } }],
  paramviewer: [
    {
      ...output('ParamViewer', "{ n: { type: 'int', description: '', default: null } }"),
      act: (app) => press(app, 'Go'),
      told: { change: nothing },
    },
  ],
  highlightedtext: [
    {
      ...output('HighlightedText', "[['A ', null], ['fox', 'noun']]"),
      act: async (app) => {
        await press(app, 'Go');
        await app.screen.getByRole('button', { name: 'fox' }).click();
      },
      told: { change: nothing, select: { index: 1, value: ['fox', 'noun'], selected: true } },
    },
  ],
  label: [
    {
      ...output('Label', '{ cat: 0.75, dog: 0.25 }'),
      act: async (app) => {
        await press(app, 'Go');
        await app.screen.getByRole('button', { name: 'dog' }).click();
      },
      told: { change: nothing, select: { index: 1, value: 'dog', selected: true } },
    },
  ],
  plot: [
    {
      ...output('Plot', "{ mark: 'point', data: { values: [{ x: 1 }] }, encoding: { x: { field: 'x' } } }"),
      act: (app) => press(app, 'Go'),
      told: { change: nothing },
    },
  ],
  annotatedimage: [
    {
      ...output('AnnotatedImage', "[yc.solid(40, 20, [255, 0, 0]), [[[1, 1, 9, 9], 'one'], [[20, 4, 30, 18], 'two']]]"),
      act: async (app) => {
        await press(app, 'Go');
        await press(app, 'two');
      },
      told: { change: nothing, select: { index: 1, value: 'two', selected: true } },
    },
  ],
  dataframe: [
    {
      code: "const it = yc.Dataframe({ label: 'It', value: { headers: ['a', 'b'], data: [[1, 'x']] }, interactive: true });",
      act: async (app) => {
        await field(app, 'b, row 1').click();
        await userEvent.keyboard('y{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: [0, 1], value: 'x', selected: true, rowValue: [1, 'x'], colValue: ['x'] },
        edit: { index: [0, 1], value: 'xy', previous: 'x' },
      },
    },
    { ...output('Dataframe', '[[1]]'), act: download, told: { download: { value: 'It.csv' } } },
  ],
  chatbot: [
    {
      ...output('Chatbot', said, ", examples: ['Example']"),
      act: async (app) => {
        await press(app, 'Example');
        await press(app, 'Go');
        await press(app, 'Pick');
        await press(app, 'Like');
        await app.screen.getByRole('button', { name: 'Copy message' }).nth(1).click();
        await app.screen.getByRole('button', { name: 'Select' }).nth(1).click();
        await press(app, 'Try again');
        await press(app, 'Undo');
        await press(app, 'Edit');
        await userEvent.keyboard('ed');
        await press(app, 'Save');
        await press(app, 'Clear');
      },
      told: {
        change: nothing,
        optionSelect: { index: 1, value: 'picked' },
        exampleSelect: { index: 0, value: 'Example' },
        like: { ...answer, liked: true },
        retry: question,
        undo: question,
        edit: { index: 0, value: 'asked', previous: 'ask' },
        copy: answer,
        select: { ...answer, selected: true },
        clear: nothing,
      },
    },
  ],
});
