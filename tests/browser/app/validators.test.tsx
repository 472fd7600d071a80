import { render } from 'solid-js/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import { savedOrigin } from '../../../src/app/published-origin';
import { createWorkspace } from '../../../src/app/workspace';
import { painted } from '../components/shown';

const until = (holds: () => unknown) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 });

const open = async (code: string) => {
  const workspace = createWorkspace();
  const page = document.body.appendChild(document.createElement('main'));
  const dispose = render(() => <workspace.View />, page);
  onTestFinished(() => {
    workspace.close();
    dispose();
    workspace.dispose();
    page.remove();
  });
  const source = `import * as yc from 'yieldcast';\n${code}`;
  await workspace.run({ entry: 'main.ts', files: { 'main.ts': source } }, savedOrigin('a', []));
  const field = (label: string) =>
    [...page.querySelectorAll<HTMLFieldSetElement>('fieldset')].find(
      (each) => each.querySelector('legend')?.textContent === label,
    ) as HTMLFieldSetElement;
  const control = (label: string) =>
    field(label)?.querySelector('textarea, input') as HTMLInputElement | HTMLTextAreaElement;
  const write = (label: string, value: string) => {
    control(label).value = value;
    control(label).dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const complaint = (label: string) => field(label).querySelector('.yc-problem')?.textContent ?? '';
  const submit = () =>
    [...page.querySelectorAll('button')].find((each) => /^(Submit|Go)/.test(each.textContent ?? ''))?.click();
  await until(() => control('Name'));
  return { workspace, field, control, write, complaint, submit };
};

const form = (validators: string, more = '') => `
  let calls = 0;
  const name = yc.Textbox({ label: 'Name', value: 'Al', ${validators} });
  const age = yc.Number({ label: 'Age', value: 12 });
  export default yc.Interface({
    fn: function* (name, age) { calls++; yield name + ' ' + age + ' ' + calls; },
    inputs: [name, age], outputs: yc.Textbox({ label: 'Out', value: 'before' }), ${more}
  });`;

const lengths = "validator: (v) => v.length > 3 || 'Write at least four letters.'";

test('a value that is not valid starts no run: its field is marked and focused until it changes, and what was shown stays', async () => {
  const { workspace, control, write, complaint, submit } = await open(form(lengths));
  submit();
  await until(() => complaint('Name'));
  expect(complaint('Name')).toBe('Write at least four letters.');
  await until(() => control('Name').getAttribute('aria-invalid') === 'true');
  expect(control('Name').getAttribute('aria-describedby')).toMatch(/problem/);
  await until(() => document.activeElement === control('Name'));
  await until(() => workspace.state() === 'stopped');
  expect(workspace.problems()).toEqual([]);
  expect(control('Out').value).toBe('before');

  write('Name', 'Alan');
  await until(() => !complaint('Name') && !control('Name').hasAttribute('aria-invalid'));
  submit();
  await until(() => control('Out').value === 'Alan 12 1');
});

test('a validator of the form answers for each input, sync or async; the first that is wrong is focused', async () => {
  const validator = `validator: async (name, age) => [yc.validate(name !== 'Al', 'Another name.'), yc.validate(age > 17, 'Be 18.')]`;
  const { control, write, complaint, submit } = await open(form('', validator));
  submit();
  await until(() => complaint('Age'));
  expect([complaint('Name'), complaint('Age')]).toEqual(['Another name.', 'Be 18.']);
  await until(() => document.activeElement === control('Name'));
  write('Name', 'Bo');
  submit();
  await until(() => document.activeElement === control('Age'));
  expect(complaint('Name')).toBe('');
  write('Age', '20');
  submit();
  await until(() => control('Out').value === 'Bo 20 1');
});

test('a listener has a validator too, and one of another listener does not hold it up', async () => {
  const { control, complaint, submit } = await open(`
    const name = yc.Textbox({ label: 'Name', value: 'Al' });
    const out = yc.Textbox({ label: 'Out' });
    const log = yc.Textbox({ label: 'Log' });
    const go = yc.Button('Go');
    go.click((name) => name, name, out, { validator: (name) => name.length > 2 || 'Too short.' });
    go.click((name) => 'seen ' + name, name, log);
    export default yc.Blocks(name, go, out, log);`);
  submit();
  await until(() => complaint('Name') && control('Log').value === 'seen Al');
  expect(complaint('Name')).toBe('Too short.');
  expect(control('Out').value).toBe('');
});

test('a message that is not valid is not sent to a chat', async () => {
  const { control, write, complaint, submit } = await open(`
    export default yc.Blocks(yc.Textbox({ label: 'Name' }));`).then(async (first) => {
    const { workspace } = first;
    await workspace.run(
      {
        entry: 'main.ts',
        files: {
          'main.ts': `import * as yc from 'yieldcast';
            export default yc.ChatInterface({ fn: (text) => 'to ' + text, validator: (text) => text !== 'no' || 'Say yes.' });`,
        },
      },
      savedOrigin('a', []),
    );
    await until(() => first.control('Message'));
    return first;
  });
  write('Message', 'no');
  submit();
  await until(() => complaint('Message') === 'Say yes.');
  expect(control('Message').value).toBe('no');
});

test.each([
  ['throws', "validator: () => { throw new RangeError('Out of letters.') }", 'Out of letters.'],
  ['rejects', "validator: async () => { throw new RangeError('Out of letters.') }", 'Out of letters.'],
  ['answers with something else', 'validator: () => 7', 'A validator answers with true, or with a sentence'],
])('a validator that %s is told in its place, and what was shown stays', async (_what, validator, sentence) => {
  const { workspace, control, submit } = await open(form(validator));
  submit();
  await until(() => workspace.problems().length > 0);
  expect(workspace.problems()[0]?.message).toContain(sentence);
  if (sentence.startsWith('Out')) expect(workspace.problems()[0]?.location).toMatchObject({ file: 'main.ts', line: 4 });
  expect(control('Out').value).toBe('before');
});

test('what is not on the page is told in a message, and while a person types the focus stays', async () => {
  const { workspace, control, write, complaint } = await open(`
    const name = yc.Textbox({ label: 'Name', validator: () => 'No such name.' });
    const code = yc.Textbox({ label: 'Code', visible: false, validator: () => 'No such code.' });
    const out = yc.Textbox({ label: 'Out' });
    name.input((name) => name, [name, code], out);
    export default yc.Blocks(name, code, out);`);
  const before = document.activeElement;
  write('Name', 'Al');
  await until(() => complaint('Name') === 'No such name.');
  await until(() => workspace.model.alerts.shown().some(({ message }) => message === 'No such code.'));
  await painted();
  expect(document.activeElement).toBe(before);
  expect(document.activeElement).not.toBe(control('Name'));
});
