import * as yc from 'yieldcast';

const age = yc.Number({ label: 'Age' });
const town = yc.Textbox({ label: 'Town' });
const check = yc.Button('Check', { variant: 'primary' });
const checked = yc.Textbox({ label: 'Checked' });
check.click((age, town) => `${age}, ${town.toUpperCase()}`, [age, town], checked, {
  validator: (age, town) => [
    yc.validate(age > 3, 'Four years at least.'),
    yc.validate(town !== 'Atlantis', 'There is no such town.'),
  ],
});

export default yc.Blocks(yc.Row(age, town), check, checked);
