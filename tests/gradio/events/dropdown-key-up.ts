import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const choice = yc.Dropdown({ choices: ['abc', 'def'], allowCustomValue: true, label: 'Choice' });
  const seen = yc.JSON({ label: 'Seen', open: true });
  choice.keyUp((chosen, { key, value }) => ({ chosen, typed: value, key }), choice, seen);
});
