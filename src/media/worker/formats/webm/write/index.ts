export { clusters, type Frame } from './clusters';
export { ElementWriter } from './element-writer';
export { ids } from './elements';
export { putHeader, putInfo, putPacket, putTrack } from './file';
export { initSegment } from './init-segment';
