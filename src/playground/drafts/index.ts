export { type Code, codeOf, entryFile, hasData, isSameCode, sketchOf, wholeText } from './code';
export { createDraftStore, type Draft, type DraftStore, identityOf } from './draft-store';
export { newId } from './id';
export { browserLocks, createRunMarks, type RunMarks } from './run-mark';
export { openDatabase, openInstantStorage } from './storage';
export { draftTitle, nameOf } from './title';
