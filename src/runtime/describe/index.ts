import { type App, takeMadeListeners } from '../../api/internal';
import { describeBlocks } from './blocks';
import type { Described } from './component';
import { describeInterface } from './interface';

export { type Around, describeBlocks } from './blocks';
export { calledName } from './called-name';
export { type Described, defineUpdate, type Listener, type Made, restoreProperties } from './component';
export { samplesOf } from './interface';
export { setRareOptions } from './listeners';

/** Describes an app for the page, and lists its functions for the worker. Throws if the app is incomplete. */
export const describe = (app: App): Described => {
  const listeners = takeMadeListeners();
  return app.kind === 'blocks' ? describeBlocks(app, listeners) : describeInterface(app, listeners);
};
