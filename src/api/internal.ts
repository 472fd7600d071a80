/** What the runtime may import from this folder. User code cannot. */
export { type App, type BlocksApp, type InterfaceApp, isApp, nestApp, preferApp, takeMadeApps } from './app';
export { buffer, isGiven, recycle } from './buffers';
export { type Cache, type CacheTools, originalOf, setCacheTools } from './cache';
export type { AssetOptions, CacheOptions } from './cache-options';
export { type CaptureTools, captureTools, setCaptureTools } from './capture';
export { type ChatApp, type ChatTools, type ExampleMessage, setChatTools } from './chat-interface';
export type { AnyComponent, Carrier, Codec } from './component';
export * as constructors from './components';
export { component } from './create-component';
export {
  type EventMethod,
  eventMethod,
  type ListenerSpec,
  type ListenOptions,
  setListenForm,
  specOf,
  takeMadeListeners,
} from './events';
export { isAppError, setFeedback, toldOf } from './feedback';
export { type FinishTools, setFinishTools } from './finish';
export { type GifTools, setGifTools } from './gif';
export { type ComponentList, isComponent, listOf } from './parts';
export { inSrgb, pixelsOf } from './pixels';
export { type RenderTools, setRenderTools } from './render';
export { interruptSleeps, setSleepers } from './sleep';
export { isUpdate, skip } from './slots';
export type { SpeakOptions, SpokenSentence } from './speech';
export * as stateful from './stateful';
export type { GenerateTextOptions } from './text';
export type { FrameLike } from './values';
export {
  type ChunksOptions,
  type Clip,
  type ClipOptions,
  type FramesOptions,
  isOnItsWay,
  keepOpen,
  setVideoTools,
  type VideoTools,
} from './video';
export type { DetectedObject, DetectOptions, Face, FaceLandmarksOptions } from './vision';
export type { HeardVoice, SpokenSegment, VoiceActivity, VoiceActivityOptions } from './voice';
