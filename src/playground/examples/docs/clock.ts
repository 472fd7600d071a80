import * as yc from 'yieldcast';

const clock = yc.Timer(1);
const time = yc.Textbox({ label: 'Time' });
const running = yc.Checkbox({ label: 'Running', value: true });

clock.tick(() => new Date().toLocaleTimeString(), null, time);
running.change(
  (on: boolean) => yc.update({ active: on }),
  running,
  clock,
);

export default yc.Blocks({ title: 'Clock' }, clock, time, running);
