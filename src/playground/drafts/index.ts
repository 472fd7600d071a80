export { createDraftStore, type Draft, type DraftStore } from './draft-store';
export { newId } from './id';
export { browserLocks, createRunMarks, type RunMarks } from './run-mark';
export { openDatabase, openInstantStorage } from './storage';
export { draftTitle } from './title';
