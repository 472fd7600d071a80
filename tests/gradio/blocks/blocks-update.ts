import * as yc from 'yieldcast';

const animals: Record<string, string[]> = {
  mammal: ['whale', 'mouse'],
  fish: ['shark', 'herring'],
};

export default yc.Blocks(() => {
  yc.Markdown('# Animals\nThe details come with the class.');
  const kind = yc.Radio(['mammal', 'fish'], { label: 'Class' });
  const animal = yc.Dropdown<string>([], { label: 'Animal' });
  const details = yc.Column({ visible: false }, () => [
    yc.Slider(0, 20, { label: 'Weight' }),
    yc.Textbox({ label: 'Details' }),
  ]);
  const [weight, text] = details;
  kind.change(
    (kind) => [yc.update({ choices: animals[kind], value: animals[kind][1] }), yc.update({ visible: true })],
    kind,
    [animal, details],
  );
  animal.change((of) => yc.update({ maximum: of === 'whale' || of === 'shark' ? 100 : 20 }), animal, weight);
  weight.change((weight) => yc.update({ lines: Math.floor(weight / 10) + 1 }), weight, text);
  yc.Button('Generate').click((text) => text, text, yc.Textbox({ label: 'Result' }));
});
