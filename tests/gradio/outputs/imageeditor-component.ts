import * as yc from 'yieldcast';

export default yc.Blocks(yc.ImageEditor({ label: 'Drawing' }));
