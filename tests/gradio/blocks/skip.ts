import * as yc from 'yieldcast';

const random = () => Math.floor(Math.random() * 101);

export default yc.Blocks(() => {
  const [clear, skip, fill] = yc.Row(() => [yc.Button('Clear'), yc.Button('Skip'), yc.Button('Fill')]);
  const numbers = [yc.Number({ label: 'First' }), yc.Number({ label: 'Second' })];
  clear.click(() => [null, null], null, numbers);
  skip.click(() => [yc.skip, yc.skip], null, numbers);
  fill.click(() => [random(), random()], null, numbers);
});
