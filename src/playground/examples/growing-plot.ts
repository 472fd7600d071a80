import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async function* (walkers, steps) {
    const rows: { step: number; height: number; walker: string }[] = [];
    const heights = Array.from({ length: walkers }, () => 0);
    for (let step = 0; step < steps; step++) {
      for (const [i, height] of heights.entries()) {
        heights[i] = height + Math.random() - 0.5;
        rows.push({ step, height, walker: `Walker ${i + 1}` });
      }
      yield rows;
      await yc.sleep(0.02);
    }
  },
  inputs: [
    yc.Slider({ minimum: 1, maximum: 5, step: 1, value: 3 }),
    yc.Slider({ minimum: 10, maximum: 1000, step: 10, value: 300 }),
  ],
  outputs: yc.LinePlot({ x: 'step', y: 'height', color: 'walker' }),
  description: 'Point at a line, drag to zoom, open its table.',
});
