export { clusters, type Frame } from './clusters';
export { ids } from './elements';
export { ElementWriter } from './elementWriter';
export { putHeader, putInfo, putPacket, putTrack } from './file';
export { initSegment } from './initSegment';
