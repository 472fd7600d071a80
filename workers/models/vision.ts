import type { ModelHost } from '../../src/runtime/models';
import { createDetect, createFaceLandmarks, createVision } from '../../src/runtime/vision';

// Implements `yieldcast/vision`: a file of the site, which the sandbox imports for programs that import the module.
export const open = (host: ModelHost) => {
  const vision = createVision(host);
  return { detect: createDetect(vision), faceLandmarks: createFaceLandmarks(vision) };
};
