export type { ModelHost } from './host';
export { loadByPage } from './loading';
export { createLoadingBars, type LoadingBar } from './loading-bar';
export { createModels } from './open-models';
export { createOfRun, openOnce, type Task, taskOf } from './task';
