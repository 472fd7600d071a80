/** The runtime's door to this folder: what user code does not get. */
export { buffer, isGiven, recycle } from './buffers';
export { type AnyComponent, component, type Handling, isComponent } from './component';
export * as constructors from './components';
export { type App, isApp, takeMadeApps } from './interface';
export { interruptSleeps } from './sleep';
export { isUpdate, skip } from './slots';
