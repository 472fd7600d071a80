import * as yc from 'yieldcast';

const image = yc.solid(80, 60, [120, 160, 220]);
const building = Array.from({ length: 60 }, (_, y) => Array.from({ length: 80 }, (_, x) => x > 40 && y > 20));

export default yc.Blocks(yc.AnnotatedImage({ label: 'Found', value: [image, [[building, 'buildings']]] }));
