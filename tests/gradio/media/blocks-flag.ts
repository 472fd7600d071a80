import * as yc from 'yieldcast';

const kept: string[][] = [];

export default yc.Blocks(() => {
  const [picture, strength, faded] = yc.Row(() => [
    yc.Image({ label: 'Picture' }),
    yc.Slider(0, 1, { value: 0.5, step: 0.1, label: 'Strength' }),
    yc.Image({ label: 'Faded' }),
  ]);
  const flags = yc.Dataframe({ label: 'Flags', headers: ['size', 'strength'] });
  const fade = ({ width, height, data }: ImageData, strength: number) => ({
    width,
    height,
    data: data.map((part, i) => (i % 4 === 3 ? part : part * (1 - strength))),
  });
  yc.on([picture.change, strength.change], fade, [picture, strength], faded);
  yc.Button('Flag').click(
    ({ width, height }, strength) => {
      kept.push([`${width} × ${height}`, String(strength)]);
      return kept;
    },
    [picture, strength],
    flags,
  );
});
