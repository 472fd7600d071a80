import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (count, animal, countries, place, activities, morning) =>
    `${count} ${animal}s from ${countries.join(' and ')} ${activities.join(' and ')} in the ${place} ${morning ? 'at dawn' : 'at night'}.`,
  inputs: [
    yc.Slider(2, 20, { value: 4, step: 1, label: 'How many', info: 'Two at least' }),
    yc.Dropdown(['fox', 'owl', 'hare'], { label: 'Animal', info: 'More are to come' }),
    yc.CheckboxGroup(['Chile', 'Ghana', 'Nepal'], { label: 'Countries' }),
    yc.Radio(['wood', 'field'], { label: 'Place' }),
    yc.Dropdown({ choices: ['hid', 'ran', 'slept'], value: ['ran', 'hid'], multiselect: true, label: 'Activities' }),
    yc.Checkbox({ label: 'Morning' }),
  ],
  outputs: yc.Textbox({ label: 'Sentence' }),
  examples: [
    [2, 'owl', ['Chile', 'Nepal'], 'wood', ['slept'], true],
    [8, 'fox', ['Ghana'], 'field', ['ran', 'hid'], false],
  ],
});
