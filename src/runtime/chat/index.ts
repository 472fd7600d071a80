export { chatEncodingOf } from './encode-chat';
export { chatInterfaceOf } from './interface';
