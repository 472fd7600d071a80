import * as yc from 'yieldcast';

export default yc.Interface({ fn: (name) => `Hello ${name}!`, inputs: 'textbox', outputs: 'textbox' });
