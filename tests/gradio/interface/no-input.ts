import * as yc from 'yieldcast';

const wishes = ['Sleep well!', 'Have a fine day!', 'Good luck!'];

export default yc.Interface({ fn: () => wishes[Math.floor(Math.random() * wishes.length)], outputs: 'text' });
