/** The runtime's door to this folder: what user code does not get. */
export { type App, type BlocksApp, type InterfaceApp, isApp, takeMadeApps } from './app';
export { buffer, isGiven, recycle } from './buffers';
export { type CaptureTools, captureTools, setCaptureTools } from './capture';
export { type AnyComponent, component, type Handling } from './component';
export * as constructors from './components';
export { type EventSource, type ListenerSpec, type Listening, specOf, takeMadeListeners } from './events';
export { isAppError, setFeedback } from './feedback';
export { type GifTools, setGifTools } from './gif';
export { listOf, type Parts } from './parts';
export { inSrgb, pixelsOf } from './pixels';
export { interruptSleeps, setSleepers } from './sleep';
export { isUpdate, skip } from './slots';
export * as stateful from './stateful';
export type { FrameLike } from './values';
export {
  type Clip,
  type ClipOptions,
  type FramesOptions,
  isOnItsWay,
  keepOpen,
  setVideoTools,
  type VideoTools,
} from './video';
