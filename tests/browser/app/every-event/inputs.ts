import { userEvent } from 'vitest/browser';
import { drop, pngFile } from '../../components/pictures';
import { casesOf, choices, field, nothing, press } from './acting';

/** What a person types and chooses. */
export const inputs = casesOf({
  multimodaltextbox: [
    {
      code: "const it = yc.MultimodalTextbox({ label: 'It', value: 'one', submitBtn: false, stopBtn: true });",
      act: async (app) => {
        await app.until(() => app.host.querySelector('textarea'));
        await field(app).click();
        await userEvent.keyboard('{End}x{Shift>}{Home}{/Shift}{Enter}');
        await press(app, 'Stop');
        app.find<HTMLElement>('.yc-message-buttons button').blur();
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: [0, 4], value: 'onex', selected: true },
        submit: nothing,
        stop: nothing,
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  imageslider: [
    {
      code: "const it = yc.ImageSlider({ label: 'It', value: [yc.solid(20, 10, [255, 0, 0]), null], interactive: true });",
      act: async (app) => {
        const doors = () => [...app.host.querySelectorAll('.yc-door:has(input[type="file"])')];
        await app.until(() => doors().length === 2);
        drop(doors()[1] as Element, await pngFile('blue.png', [0, 0, 255]));
        const range = (await app.until(() => app.host.querySelector('.yc-compare-range'))) as HTMLElement;
        range.focus();
        await userEvent.keyboard('{ArrowRight}');
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        select: { index: 51, value: null, selected: true },
        clear: nothing,
      },
    },
  ],
  model3d: [
    {
      code: "const it = yc.Model3D({ label: 'It' });",
      act: async (app) => {
        const triangle = (name: string) => new File(['v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n'], name);
        const door = (await app.until(() => app.host.querySelector('.yc-door:has(input[type="file"])'))) as Element;
        drop(door, triangle('one.obj'));
        await app.until(() => app.host.querySelector('.yc-door[data-filled]'));
        drop(door, triangle('two.obj'));
        await press(app, 'Remove');
      },
      told: { change: nothing, input: nothing, upload: nothing, edit: nothing, clear: nothing },
    },
  ],
  dialogue: [
    {
      code: "const it = yc.Dialogue({ label: 'It', speakers: ['Ada', 'Grace'] });",
      act: async (app) => {
        await app.until(() => app.host.querySelector('textarea'));
        await field(app, 'Line 1').click();
        await userEvent.keyboard('Hello');
        await press(app, 'Submit');
      },
      told: { change: nothing, input: nothing, submit: nothing },
    },
  ],
  uploadbutton: [
    {
      code: "const it = yc.UploadButton({ label: 'It' });",
      act: async (app) => {
        app.find<HTMLButtonElement>('.yc-press button').click();
        const transfer = new DataTransfer();
        transfer.items.add(new File(['x'], 'x.txt'));
        const picker = app.find<HTMLInputElement>('.yc-press input');
        picker.files = transfer.files;
        picker.dispatchEvent(new Event('change', { bubbles: true }));
      },
      told: { change: nothing, click: nothing, upload: nothing },
    },
  ],
  fileexplorer: [
    {
      code: "const it = yc.FileExplorer({ label: 'It' });",
      act: async (app) => {
        await app.until(() => app.host.querySelector('input[type=file]'));
        const transfer = new DataTransfer();
        transfer.items.add(new File(['x'], 'x.txt'));
        const picker = app.find<HTMLInputElement>('input[type=file]');
        picker.files = transfer.files;
        picker.dispatchEvent(new Event('change', { bubbles: true }));
        await app.until(() => app.host.querySelector('[role=treeitem]'));
        app.find<HTMLElement>('[role=treeitem]').click();
      },
      told: { change: nothing, input: nothing, select: { index: 0, value: 'x.txt', selected: true } },
    },
  ],
  downloadbutton: [
    {
      code: "const it = yc.DownloadButton({ label: 'It' }); it.click(() => 'a text', null, it);",
      act: (app) => press(app, 'It'),
      told: { change: nothing, click: nothing },
    },
  ],
  duplicatebutton: [
    { code: "const it = yc.DuplicateButton('It');", act: (app) => press(app, 'It'), told: { click: nothing } },
  ],
  deeplinkbutton: [
    { code: "const it = yc.DeepLinkButton('It');", act: (app) => press(app, 'It'), told: { click: nothing } },
  ],
  datetime: [
    {
      code: "const it = yc.DateTime({ label: 'It', value: '2026-05-01', includeTime: false });",
      act: async (app) => {
        const date = app.find<HTMLInputElement>('input[type="date"]');
        date.focus();
        date.value = '2026-05-02';
        date.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await userEvent.keyboard('{Enter}');
        date.blur();
      },
      told: { change: nothing, input: nothing, submit: nothing, focus: nothing, blur: nothing },
    },
  ],
  imageeditor: [
    {
      code: "const it = yc.ImageEditor({ label: 'It' });",
      act: async (app) => {
        app.find<HTMLElement>('.yc-drawing-board').focus();
        await userEvent.keyboard(' {ArrowRight} ');
        drop(app.find('.yc-drawing'), await pngFile('blue.png', [0, 0, 255]));
        await app.screen.getByRole('button', { name: 'Clear', exact: true }).click();
      },
      told: { change: nothing, input: nothing, upload: nothing, clear: nothing, apply: nothing },
    },
  ],
  colorpicker: [
    {
      code: "const it = yc.ColorPicker({ label: 'It' });",
      act: async (app) => {
        await field(app).fill('orange');
        await userEvent.keyboard('{Enter}{Tab}');
        app.find('input[type="color"]').dispatchEvent(new Event('change', { bubbles: true }));
      },
      told: {
        change: nothing,
        input: nothing,
        release: { value: '#ffa500' },
        submit: nothing,
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  textbox: [
    {
      code: "const it = yc.Textbox({ label: 'It', value: 'one', lines: 1, maxLines: 1 });",
      act: async (app) => {
        await field(app).click();
        await userEvent.keyboard('{End}x{Shift>}{Home}{/Shift}');
        app.find('textarea, input').dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
        await userEvent.keyboard('{Enter}{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        submit: nothing,
        focus: nothing,
        blur: nothing,
        keyUp: { key: 'End', value: 'one' },
        select: { index: [0, 4], value: 'onex', selected: true },
        copy: { value: 'onex' },
      },
    },
    {
      code: "const it = yc.Textbox({ label: 'It', stopBtn: 'Enough' });",
      act: (app) => press(app, 'Enough'),
      told: { stop: nothing },
    },
  ],
  number: [
    {
      code: "const it = yc.Number({ label: 'It' });",
      act: async (app) => {
        await app.screen.getByRole('spinbutton', { name: 'It' }).click();
        await userEvent.keyboard('5{Enter}{Tab}');
      },
      told: { change: nothing, input: nothing, submit: nothing, focus: nothing, blur: nothing },
    },
  ],
  slider: [
    {
      code: "const it = yc.Slider({ label: 'It', value: 3, maximum: 9, step: 1 });",
      act: async (app) => {
        app.find<HTMLElement>('input[type="range"]').focus();
        await userEvent.keyboard('{ArrowRight}{Tab}{Tab}');
      },
      told: { change: nothing, input: nothing, release: { value: 4 }, focus: nothing, blur: nothing },
    },
  ],
  checkbox: [
    {
      code: "const it = yc.Checkbox({ label: 'It' });",
      act: async (app) => {
        await app.screen.getByRole('checkbox', { name: 'It' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: 'It', selected: true },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  checkboxgroup: [
    {
      code: `const it = yc.CheckboxGroup({ label: 'It', ${choices}, value: [2] });`,
      act: async (app) => {
        await app.screen.getByRole('checkbox', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: false },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  radio: [
    {
      code: `const it = yc.Radio({ label: 'It', ${choices} });`,
      act: async (app) => {
        await app.screen.getByRole('radio', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: true },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  dropdown: [
    {
      code: `const it = yc.Dropdown({ label: 'It', ${choices} });`,
      act: async (app) => {
        await app.screen.getByRole('combobox', { name: 'It' }).click();
        await userEvent.keyboard('T');
        await app.screen.getByRole('option', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: true },
        focus: nothing,
        blur: nothing,
        keyUp: { key: 'T', value: 'T' },
      },
    },
  ],
});
