export { forgetModels, keepModels, keptModels } from './keep-models';
export { loadModels } from './load-models';
