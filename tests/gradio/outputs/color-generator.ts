import * as yc from 'yieldcast';

const hex = (colour: number[]) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

export default yc.Interface({
  fn: (style) => {
    const part = () => Math.floor(Math.random() * 128) + (style === 'light' ? 128 : 0);
    const colour = [part(), part(), part()] as const;
    return [hex([...colour]), yc.solid(50, 50, colour)];
  },
  inputs: yc.Radio(['light', 'dark'], { value: 'light', label: 'Style' }),
  outputs: [yc.Textbox({ label: 'Hexadecimal' }), yc.Image({ label: 'Picture' })],
  title: 'Colours',
});
