import { Dynamic } from 'solid-js/web';
import type { ExtraKind, PlotKind } from '../protocol';
import type { ComponentProps, KindComponent } from './contract';
import { Dataset } from './data/DatasetOnDemand';
import { onDemand } from './on-demand';

const DataPlot = onDemand<PlotKind>(() => import('./plots/DataPlot').then((module) => module.DataPlot));

/** The component of each kind that few apps have. */
const components: { [K in ExtraKind]: KindComponent<K> } = {
  multimodaltextbox: onDemand(() => import('./text/MultimodalTextbox').then((module) => module.MultimodalTextbox)),
  dataset: Dataset,
  plot: onDemand(() => import('./plots/Plot').then((module) => module.Plot)),
  annotatedimage: onDemand(() => import('./pictures/AnnotatedImage').then((module) => module.AnnotatedImage)),
  imageslider: onDemand(() => import('./pictures/ImageSlider').then((module) => module.ImageSlider)),
  colorpicker: onDemand(() => import('./widgets/ColorPicker').then((module) => module.ColorPicker)),
  datetime: onDemand(() => import('./widgets/DateTime').then((module) => module.DateTime)),
  fileexplorer: onDemand(() => import('./explorer/FileExplorer').then((module) => module.FileExplorer)),
  uploadbutton: onDemand(() => import('./widgets/UploadButton').then((module) => module.UploadButton)),
  downloadbutton: onDemand(() => import('./widgets/DownloadButton').then((module) => module.DownloadButton)),
  duplicatebutton: onDemand(() => import('./widgets/DuplicateButton').then((module) => module.DuplicateButton)),
  deeplinkbutton: onDemand(() => import('./widgets/DeepLinkButton').then((module) => module.DeepLinkButton)),
  highlightedtext: onDemand(() => import('./widgets/HighlightedText').then((module) => module.HighlightedText)),
  dialogue: onDemand(() => import('./dialogue/Dialogue').then((module) => module.Dialogue)),
  paramviewer: onDemand(() => import('./params/ParamViewer').then((module) => module.ParamViewer)),
  imageeditor: onDemand(() => import('./drawing/ImageEditor').then((module) => module.ImageEditor)),
  model3d: onDemand(() => import('./model3d/Model3D').then((module) => module.Model3D)),
  lineplot: DataPlot,
  scatterplot: DataPlot,
  barplot: DataPlot,
  actions: onDemand(() => import('./Actions').then((module) => module.Actions)),
};

export const ExtraComponent = (props: ComponentProps) => (
  <Dynamic component={components[props.kind as ExtraKind] as unknown as KindComponent} {...props} />
);
