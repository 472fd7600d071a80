import files from 'virtual:sketch-types';
import { expose } from 'comlink';
import { createLanguage } from '../src/compiler/language-service';

// Only the page talks to this worker, and only the page's own origin can create it.
expose(createLanguage(files));
