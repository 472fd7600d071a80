import { type App, takeMadeListeners } from '../../api/internal';
import { describeBlocks } from './blocks';
import type { Described } from './component';
import { describeInterface } from './interface';

export { type Described, defineUpdate, restoreProperties } from './component';

/** An app as the page is told of it, and its functions as the worker keeps them. Says what is wrong where it is not whole. */
export const describe = (app: App): Described => {
  const listeners = takeMadeListeners();
  return app.kind === 'blocks' ? describeBlocks(app, listeners) : describeInterface(app, listeners);
};
