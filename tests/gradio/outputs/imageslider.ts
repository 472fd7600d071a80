import * as yc from 'yieldcast';

const inverted = ({ data, width, height }: ImageData) =>
  new ImageData(
    data.map((part, at) => (at % 4 === 3 ? part : 255 - part)),
    width,
    height,
  );

export default yc.Blocks(() => {
  const image = yc.Image({ label: 'Image', value: yc.solid(40, 30, [250, 200, 0]) });
  const both = yc.ImageSlider({ label: 'Both' });
  yc.Button('Invert').click((image: ImageData) => [image, inverted(image)] as const, image, both);
  const position = yc.Slider(0, 100, 50, { label: 'Position' });
  position.change((sliderPosition: number) => yc.update({ sliderPosition }), position, both);
});
