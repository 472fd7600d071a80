export { createDetect } from './detect';
export { createFaceLandmarks } from './faces/face-landmarks';
export { createVision } from './vision';
