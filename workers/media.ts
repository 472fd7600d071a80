import { expose } from 'comlink';
import { createMediaWorker } from '../src/media/worker';

// Only the page talks to this worker, and only the page's own origin can create it: Comlink is safe both ways here.
expose(createMediaWorker());
