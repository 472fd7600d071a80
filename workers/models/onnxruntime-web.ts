import type { ModelHost } from '../../src/runtime/models';
import { openRuntime } from '../../src/runtime/onnx';

// Implements `onnxruntime-web` for sketches: a file of the site, which the sandbox imports for programs that import the module.
export const open = (host: ModelHost) => openRuntime(host);
