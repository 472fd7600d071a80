import * as yc from 'yieldcast';

async function* measure(samples: number) {
  for (let i = 1; i <= samples; i++) {
    await yc.sleep(0.2);
    // The last good value stays; the message leads to this line.
    if (i > 5) throw Error(`The sensor went silent at sample ${i}.`);
    yield 20 + Math.random();
  }
}

export default yc.Interface({
  fn: measure,
  inputs: yc.Number({ label: 'Samples', value: 10 }),
  outputs: yc.Number({ label: 'Temperature, °C' }),
});
