import { describe, expect, test } from 'vitest';
import * as yc from '../../../src/api';
import { describe as describeApp } from '../../../src/runtime/describe';

const box = () => yc.Textbox({ label: 'Name' });
const form = () => yc.Interface({ fn: () => 1, outputs: yc.Number() });
// What TypeScript refuses already is what these tests are about.
const loose = yc as unknown as Record<string, (...given: unknown[]) => unknown>;

describe('what is no component is refused by name and place', () => {
  const blocks = ['Blocks', 'Row', 'Column', 'Group', 'Sidebar'];
  test.each([...blocks, 'Tab', 'Accordion'])('in %s', (name) => {
    const make = (...children: unknown[]) =>
      blocks.includes(name) ? loose[name]?.(...children) : loose[name]?.('Name', ...children);
    expect(() => make('Hello')).toThrow(`Child 1 of this ${name} is the text "Hello", not a component.`);
    expect(() => make('Hello')).toThrow('yc.Markdown({ value: "Hello" })');
    expect(() => make(box(), form())).toThrow(`Child 2 of this ${name} is an Interface, not a component.`);
    expect(() => make(yc.Blocks(box()))).toThrow(`Child 1 of this ${name} is a Blocks app, not a component.`);
    expect(() => make(box(), { visible: false })).toThrow(`Child 2 of this ${name} is an object of options`);
    expect(() => make({}, { visible: false })).toThrow(`Child 1 of this ${name} is an object of options`);
    expect(() => make([box()])).toThrow(`Child 1 of this ${name} is an array, not a component.`);
    expect(() => make(null)).toThrow(`Child 1 of this ${name} is null`);
    expect(() => make(box, box())).toThrow(`Child 1 of this ${name} is a function`);
    expect(() => make(yc.update({ label: 'x' }))).toThrow(`Child 1 of this ${name} is a yc.update`);
    expect(() => make(new Map(), box())).toThrow(`Child 1 of this ${name} is an object`);
  });

  test('as the options of Blocks', () => {
    expect(() => loose.Blocks?.({ kind: 'textbox' })).toThrow('yc.Blocks has no option kind.');
  });

  test('in Tabs, which hold tabs alone', () => {
    expect(() => loose.Tabs?.(yc.Tab('A'), box())).toThrow('Child 2 of these Tabs is a textbox, not a Tab.');
    expect(() => loose.Tabs?.('A', yc.Tab('A'))).toThrow('Child 1 of this Tabs is the text "A"');
  });

  test.each(['Tab', 'Accordion'])('a %s without a name', (name) => {
    expect(() => loose[name]?.(box())).toThrow(`A ${name} begins with its name: yc.${name}('Name', …); got a textbox.`);
  });

  test('among the parts of an Interface', () => {
    const of = (parts: object) => () => loose.Interface?.({ fn: () => 1, ...parts });
    expect(of({ inputs: 'text' })).toThrow('inputs[0] of this Interface is the text "text", not a component.');
    expect(of({ outputs: [box(), form()] })).toThrow('outputs[1] of this Interface is an Interface, not a component.');
    expect(of({ outputs: { label: 'x' } })).toThrow('outputs[0] of this Interface is an object of options');
    expect(of({ inputs: yc.update({ label: 'x' }) })).toThrow('yc.update belongs into a yield.');
    expect(of({ inputs: yc.Row(box()) })).toThrow('inputs[0] of this Interface is a row, which lays components out.');
    expect(() => loose.Interface?.(box())).toThrow('yc.Interface takes its options as one object');
    expect(() => loose.Interface?.({ inputs: box() })).toThrow('yc.Interface needs fn');
  });

  test('among the parts of a listener', () => {
    const button = yc.Button('Go');
    const click = button.click as unknown as (...given: unknown[]) => unknown;
    expect(() => click(() => 1, 'name')).toThrow('inputs[0] of this listener of click is the text "name"');
    expect(() => click(() => 1, null, [box(), 7])).toThrow('outputs[1] of this listener of click is the number 7');
    expect(() => click(() => 1, null, null, { showProgressOn: 'x' })).toThrow('showProgressOn[0] of this listener');
    expect(() => loose.on?.([button.click, 'load'], () => 1)).toThrow('Event 2 of yc.on is the text "load"');
    expect(() => loose.on?.(button, () => 1)).toThrow('Event 1 of yc.on is a button');
  });

  test.each(
    [
      'Textbox',
      'Number',
      'Slider',
      'Checkbox',
      'CheckboxGroup',
      'Radio',
      'Dropdown',
      'Image',
      'Audio',
      'Video',
      'File',
    ].concat(['Markdown', 'HTML', 'Code', 'JSON', 'Label', 'Dataframe', 'Gallery', 'Chatbot']),
  )('in the place of the options of %s', (name) => {
    expect(() => loose[name]?.('Name', { label: 'Name' })).toThrow(
      `yc.${name} takes its options as one object: yc.${name}({ … }); got the text "Name".`,
    );
    expect(() => loose[name]?.(box())).toThrow('got a textbox.');
    expect(() => loose[name]?.(['a'])).toThrow('got an array.');
  });

  test('in the place of the options of a Button or a Timer', () => {
    expect(() => loose.Button?.('Go', 'primary')).toThrow('yc.Button(…, { … }); got the text "primary".');
    expect(() => loose.Timer?.(1, true)).toThrow('yc.Timer(…, { … }); got the boolean true.');
  });
});

test('a Tab takes options, which hide it or keep it from being opened', () => {
  const tab = yc.Tab('Later', { visible: false, interactive: false }, box());
  expect(tab.properties).toMatchObject({ label: 'Later', visible: false, interactive: false });
  expect(tab.children.length).toBe(1);
});

test('neighbouring tabs outside of Tabs are put into Tabs of their own, as in Gradio', () => {
  const [a, b, c] = [yc.Tab('A', box()), yc.Tab('B'), yc.Tab('C')];
  const between = yc.Markdown();
  const { description } = describeApp(yc.Blocks(yc.Row(a, b, between, c)));
  const kinds = description.components.map(({ kind }) => kind);
  expect(kinds).toEqual(['row', 'tabs', 'tab', 'textbox', 'tab', 'markdown', 'tabs', 'tab']);
  expect(description.components.map(({ properties }) => (properties as { children?: number[] }).children)).toEqual([
    [1, 5, 6],
    [2, 4],
    [3],
    undefined,
    [],
    undefined,
    [7],
    [],
  ]);
});
