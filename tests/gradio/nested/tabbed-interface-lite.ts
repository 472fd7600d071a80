import * as yc from 'yieldcast';

const hello = yc.Interface({ fn: (name) => `Hello ${name}`, inputs: 'text', outputs: 'text' });
const bye = yc.Interface({ fn: (name) => `Bye ${name}`, inputs: 'text', outputs: 'text' });
const chat = yc.ChatInterface({ fn: (message) => `Hello ${message}` });

export default yc.TabbedInterface([hello, bye, chat], ['Hello', 'Bye', 'Chat']);
