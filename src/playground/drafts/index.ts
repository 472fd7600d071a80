export { type Code, codeOf, draftTitle, entryFile, hasData, isSameCode, nameOf, sketchOf, wholeText } from './code';
export { createDraftStore, type Draft, type DraftStore, identityOf, newId } from './draft-store';
export { browserLocks, createRunMarks, type RunMarks } from './run-mark';
export { openDatabase, openInstantStorage } from './storage';
