// Vega looks for a page when it starts: what stands for one comes first.
import '../src/components/plots/vega/stage';
import * as Comlink from 'comlink';
import { createDrawing } from '../src/components/plots/vega/drawing';

Comlink.expose(createDrawing((shown, transfer) => postMessage({ shown }, transfer)));
postMessage('ready');
