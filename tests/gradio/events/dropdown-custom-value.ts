import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const choices = [
    ['hello', 'goodbye'],
    ['abc', '123'],
  ] as const;
  const choice = yc.Dropdown({ choices, allowCustomValue: true, label: 'Choice' });
  const value = yc.Textbox({ label: 'Value' });
  choice.change((value) => value, choice, value);
});
