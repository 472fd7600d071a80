import * as yc from 'yieldcast';

export default yc.Blocks(yc.DuplicateButton());
