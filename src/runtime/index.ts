export { type Scope, serve } from './worker';
