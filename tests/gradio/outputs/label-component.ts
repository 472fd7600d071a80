import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Label({ label: 'Classes', value: { wolf: 0.7, dog: 0.2, fox: 0.1 } });
});
