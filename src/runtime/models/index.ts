export type { ModelHost } from './host';
export { inMb, loadByPage } from './loading';
export { createModels } from './open-models';
export { openOnce, type Task, taskOf } from './task';
