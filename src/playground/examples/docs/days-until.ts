import * as yc from 'yieldcast';

async function* countDown(then: Date | null) {
  if (!then) throw new yc.Error('Pick a date first.');
  for (;;) {
    const left = Math.round((then.getTime() - Date.now()) / 1000);
    if (left <= 0) return 'It is time.';
    const [days, hours] = [left / 86_400, (left / 3600) % 24];
    const clock = [hours, (left / 60) % 60, left % 60]
      .map((each) => String(Math.floor(each)).padStart(2, '0'))
      .join(':');
    yield `${Math.floor(days)} days and ${clock}`;
    await yc.sleep(1);
  }
}

export default yc.Interface({
  fn: countDown,
  inputs: yc.DateTime({
    label: 'Until',
    value: 'now + 3d',
    type: 'datetime',
  }),
  outputs: yc.Textbox({ label: 'Left' }),
});
