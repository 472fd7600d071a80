import * as yc from 'yieldcast';

const picture = yc.ImageEditor({
  label: 'Mark what matters',
  value: yc.noise(320, 200),
  brush: { colors: ['#e5484d', '#f2d024'], defaultSize: 12 },
});

/** The share of the image that is marked, layer by layer. */
async function* count(drawing: yc.Drawing | null) {
  for (const [index, layer] of (drawing?.layers ?? []).entries()) {
    const marked = layer.data.filter(
      (v, i) => i % 4 === 3 && v > 0,
    ).length;
    const share = (400 * marked) / layer.data.length;
    yield `Layer ${index + 1}: ${share.toFixed(1)} % is marked.`;
    await yc.sleep(0.3);
  }
}

export default yc.Interface({
  fn: count,
  inputs: picture,
  outputs: 'text',
});
