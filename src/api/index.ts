export type { App } from './app';
export { buffer, transfer } from './buffers';
export type { CacheOptions } from './cache-options';
export type { MicrophoneOptions, WebcamOptions } from './capture';
export type { ChatMessage, ChatPart } from './chatbot';
export { Chatbot } from './chatbot';
export type { ChatInterfaceOptions } from './chatInterface';
export { ChatInterface } from './chatInterface';
export type { AnyComponent, CommonOptions, Component } from './component';
// Not `choicesOf`, which is the runtime's.
export {
  Audio,
  Checkbox,
  CheckboxGroup,
  Code,
  Dataframe,
  Dropdown,
  File,
  Gallery,
  HTML,
  Image,
  JSON,
  Label,
  Markdown,
  Number,
  Radio,
  Slider,
  Textbox,
  Video,
} from './components';
export { noise, solid } from './draw';
export type { EventMethod, Listening, ListenOptions, StreamMethod, StreamOptions } from './events';
export { on } from './events';
export { Error, info, progress, success, track, warning } from './feedback';
export type { Fn } from './fn';
export { gif } from './gif';
export type { InterfaceOptions } from './interface';
export { Interface } from './interface';
export { Accordion, Blocks, Column, Group, Row, Sidebar, Tab, Tabs } from './layout';
export { sleep } from './sleep';
export type { Skip, Update, Yielded } from './slots';
export { skip, update } from './slots';
export { BrowserState, Button, State, Timer } from './stateful';
export type * from './values';
export type { ClipOptions, FramesOptions } from './video';
export { Clip, frames } from './video';
