import * as yc from 'yieldcast';

export default yc.ChatInterface({ fn: () => (Math.random() < 0.5 ? 'Yes' : 'No') });
