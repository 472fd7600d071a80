import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const dates = [
    yc.DateTime({ label: 'Day and time', type: 'datetime' }),
    yc.DateTime({ label: 'Day alone', type: 'string', includeTime: false }),
    yc.DateTime({ label: 'In Paris', timezone: 'Europe/Paris' }),
  ];
  const buttons = dates.map((_, index) => yc.Button(`Read ${index + 1}`));
  const read = yc.Textbox({ label: 'Read' });
  const changed = yc.Textbox({ label: 'Changed' });
  const sent = yc.Textbox({ label: 'Sent' });
  for (const [index, date] of dates.entries()) {
    buttons[index].click(String, date, read);
    date.change(String, date, changed);
    date.submit(String, date, sent);
  }
});
