export * from './chat';
export { hexOf, opaqueHexOf } from './colour';
export * from './compare-chat';
export * from './control';
export type { PlotColumn, PlotKind, PlotProperties, PlotWire } from './data-plots';
export * from './description';
export * from './dialogue-lines';
export * from './events';
export type { ExampleStep } from './example-step';
export type { ExtraKind } from './extra-kinds';
export * from './extra-limits';
export * from './extra-parts';
export { loadsNothing } from './harmless-css';
export { kindName } from './kind-name';
export type * from './language';
export * from './language-tag';
export * from './limits';
export * from './look';
export * from './messages';
export * from './missing';
export * from './model-format';
export * from './model-modules';
export * from './module-url';
export * from './names';
export type { OfflineAnswer, OfflineRequest } from './offline';
export * from './option-names';
export * from './parameters';
export * from './policy';
export {
  isRareKnown,
  learnRare,
  type Properties,
  type PropertiesByKind,
  type Settled,
  updateSchema,
} from './properties';
export * from './recorded-run';
export * from './resolve-import';
export * from './shortcuts';
export { mostOfLabel, mostOfMessage, shorten } from './shorten';
export * from './sketch';
export * from './spans';
export * from './specifier';
export { suggest } from './suggestion';
export * from './text-kinds';
export { trustedHtml, trustedUrl } from './trusted-types';
export * from './turn';
export * from './value-rules';
export * from './value-schemas';
export * from './wall-clock';
export * from './wire';
export * from './yield-place';
