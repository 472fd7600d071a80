import { type Cases, fill, has, press, style } from './steps';

const primary = '.yc-button-primary';

/** What each of them does, however it looks. */
const repeats = [fill('Name', 'ab'), fill('Count', '3'), press('Submit'), has('All', 'ababab')];

export const cases: Cases = {
  'custom-css': [style('h3', 'color', 'rgb(0, 128, 0)')],
  'theme-extended-step-1': [...repeats, style(primary, 'background-color', /^oklab\(0\.\d+ 0\.1/)],
  'theme-extended-step-2': [...repeats, style(primary, 'border-radius', '0px')],
  'theme-extended-step-3': [...repeats, style(primary, 'font-family', /^Inconsolata/)],
  'theme-new-step-1': [...repeats, style(primary, 'background-color', /^oklab\(0\.\d+ -0\.0[56]\d+ -0\.0/)],
  'theme-new-step-2': [
    ...repeats,
    style(primary, 'background-color', /^oklab\(0\.\d+ -0\.0[78]\d+ 0\.0/),
    style(primary, 'font-family', /^Quicksand/),
  ],
  'theme-soft': [...repeats, style(primary, 'font-family', /^ui-rounded/)],
};
