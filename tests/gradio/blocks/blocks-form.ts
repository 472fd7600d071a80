import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const age = yc.Number({ label: 'Age', minimum: 0, maximum: 100 });
  const signs = yc.CheckboxGroup(['cough', 'fever'], { label: 'Signs' });
  const submit = yc.Button('Submit');
  const result = yc.Column({ visible: false }, () => [
    yc.Textbox({ label: 'Diagnosis' }),
    yc.Textbox({ label: 'Patient' }),
  ]);
  const [diagnosis, patient] = result;
  submit.click(
    (name, age, signs) => [
      yc.update({ visible: false }),
      yc.update({ visible: true }),
      signs.includes('fever') ? 'flu' : 'a cold',
      `${name}, ${age}`,
    ],
    [name, age, signs],
    [submit, result, diagnosis, patient],
  );
});
