import { serve } from '../src/app/remote/worker/serve';

/**
 * Talks to a Gradio server. It is an ordinary file of the site: the page's policy holds in its page, and in workers that are made
 * from text, but not here. So it takes messages from the page alone, and reaches no host but the one that a person allowed.
 */
const take = serve((message) => postMessage(message));
addEventListener('message', ({ data }) => take(data));
