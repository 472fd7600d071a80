import * as yc from 'yieldcast';

const t = yc.i18n({
  en: { title: 'Greeter', name: 'Name', hello: 'Hello' },
  de: { title: 'Begrüßung', name: 'Name', hello: 'Guten Tag' },
  fr: { title: 'Salutation', name: 'Nom', hello: 'Bonjour' },
});

const name = yc.Textbox({ label: t('name'), value: 'Ada' });

export default yc.Interface({
  title: t('title'),
  fn: (name) => `${t('hello')}, ${name}!`,
  inputs: name,
  outputs: yc.Textbox({ label: t('hello') }),
});
