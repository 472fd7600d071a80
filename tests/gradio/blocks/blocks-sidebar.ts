import * as yc from 'yieldcast';

const names: Record<string, string[]> = { cat: ['Mitzi', 'Paws'], dog: ['Rex', 'Bark'] };
const any = (of: string[]) => of[Math.floor(Math.random() * of.length)];

export default yc.Blocks(() => {
  const [animal, manner] = yc.Sidebar({ label: 'Settings' }, () => [
    yc.Dropdown(['cat', 'dog'], { label: 'Animal' }),
    yc.Radio(['plain', 'silly', 'royal'], { label: 'Manner', value: 'plain' }),
  ]);
  const name = yc.Textbox({ label: 'Name', lines: 2 });
  yc.Button('Name it', { variant: 'primary' }).click(
    (animal, manner) =>
      `${manner === 'silly' ? any(['Captain ', 'Sir ']) : ''}${any(names[animal])}${manner === 'royal' ? ' the Great' : ''}`,
    [animal, manner],
    name,
  );
});
