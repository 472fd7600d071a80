import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (name, isMorning, fahrenheit) => [
    `Good ${isMorning ? 'morning' : 'evening'}, ${name}: ${fahrenheit} °F`,
    Math.round(((fahrenheit - 32) * 500) / 9) / 100,
  ],
  inputs: ['text', 'checkbox', yc.Slider(0, 100)],
  outputs: ['text', 'number'],
});
