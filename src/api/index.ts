export type { App } from './app';
export { asset } from './asset';
export { buffer, transfer } from './buffers';
export type { Cache, Cached } from './cache';
export { cache, cached } from './cache';
export type { AssetOptions, CacheOptions } from './cache-options';
export type { MicrophoneOptions, WebcamOptions } from './capture';
export type { Answer, AnswerMessage, ChatApp, ChatInterfaceOptions } from './chat-interface';
export type { ChatExample, ChatMessage, ChatMetadata, ChatOption, ChatPart } from './chat-message';
export { Chatbot } from './chatbot';
export type { AnyComponent, CommonOptions, Component } from './component';
export { noise, solid } from './draw';
export * from './drawing';
export type { EventMethod, Listening, ListenOptions, StreamMethod, StreamOptions } from './events';
export { on } from './events';
export { Error, info, progress, success, track, warning } from './feedback';
export type { Fn } from './fn';
export { gif } from './gif';
export { i18n } from './i18n';
export type { InterfaceOptions } from './interface-options';
export type { Colour, LookOptions, Theme, ThemeName } from './look';
export { theme } from './look';
export * from './model3d';
export * from './nest';
export * from './parallel';
export * from './pictures';
export * from './plots';
export {
  Accordion,
  Audio,
  Blocks,
  ChatInterface,
  Checkbox,
  CheckboxGroup,
  Code,
  Column,
  Dataframe,
  Dropdown,
  File,
  Gallery,
  Group,
  HTML,
  Image,
  Interface,
  JSON,
  Label,
  Markdown,
  Number,
  Radio,
  Row,
  Sidebar,
  Slider,
  Tab,
  Tabs,
  Textbox,
  Video,
} from './positional';
export * from './remote';
export type { Rendered, RenderOptions } from './render';
export { render } from './render';
export { sleep } from './sleep';
export type { Skip, Update, Yielded } from './slots';
export { skip, update } from './slots';
export { BrowserState, Button, State, Timer } from './stateful';
export type { Validated, Verdict, Verdicts } from './validate';
export { validate } from './validate';
export type * from './values';
export type { ChunksOptions, ClipOptions, FramesOptions, SamplesOptions } from './video';
export { Clip, chunks, frames, samples } from './video';
export * from './widgets';
