import * as yc from 'yieldcast';

const cities: Record<string, string[]> = {
  Chile: ['Arica', 'Talca'],
  Ghana: ['Accra', 'Kumasi'],
};

export default yc.Blocks(() => {
  const length = yc.Radio(['short', 'long', 'none'], { label: 'Length' });
  const text = yc.Textbox({ label: 'Essay', lines: 2, interactive: true });
  const [number, same] = yc.Row(() => [
    yc.Number({ label: 'Number', minimum: 0, maximum: 100 }),
    yc.Number({ label: 'The same' }),
  ]);
  const least = yc.Slider(0, 100, 0, { label: 'Least' });
  const most = yc.Slider(0, 100, 100, { label: 'Most' });
  const submit = yc.Button('Submit', { variant: 'primary' });
  const [country, city] = yc.Row(() => [
    yc.Dropdown(Object.keys(cities), { label: 'Country', value: null }),
    yc.Dropdown<string>([], { label: 'City' }),
  ]);
  country.change((of) => yc.update({ choices: cities[of], value: cities[of][0], interactive: true }), country, city);
  length.change(
    (length) => [
      yc.update({ visible: length !== 'none', lines: length === 'long' ? 8 : 2 }),
      yc.update({ interactive: length !== 'none' }),
    ],
    length,
    [text, submit],
  );
  yc.on([least.change, most.change], (minimum, maximum) => yc.update({ minimum, maximum }), [least, most], number);
  number.submit((n) => n, number, same);
  const column = yc.Column(() => yc.Textbox('inside', { label: 'Inside' }));
  const visible = yc.State(true);
  yc.Button('Show or hide').click((was) => [yc.update({ visible: !was }), !was], visible, [column, visible]);
});
