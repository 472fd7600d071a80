import * as yc from 'yieldcast';

const [rate, frequency] = [800, 5];
const values = Array.from({ length: rate }, (_, x) => ({ x, y: Math.sin((2 * Math.PI * frequency * x) / rate) }));
const [x, y] = ['x', 'y'].map((field) => ({ field, type: 'quantitative' }));

export default yc.Blocks(yc.Plot({ label: 'Sine', value: { data: { values }, mark: 'line', encoding: { x, y } } }));
