export { componentOf, loadHighlighter, preloadNamed } from './components';
export type { ComponentProps, KindComponent, ProgressShown } from './contract';
export { Dataset } from './data/DatasetOnDemand';
export { type Doors, type FileSource, FileSourceProvider } from './file-source';
export { saveFile } from './files/saving';
export { lazily } from './lazily';
export { notLoaded } from './on-demand';
export { Prose } from './Prose';
export { createPress } from './press';
