import { attach, type Cases, count, fill, has, openTab, pixel, press, say, says, talk, unfold } from './steps';

const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('hi') };
const plain = { name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('ho') };

export const cases: Cases = {
  'deep-link': [say('Good day'), talk('Good day', /Hi!|Hello!|Greetings!/), says('Greeting bot')],
  'chatbot-simple': [say('good day'), talk('good day', /\?|!/), has('Message', ''), press('Clear'), talk()],
  'chatbot-streaming': [say('good day'), talk('good day', /^.*(you\?|day!|cake\?)/), press('Clear'), talk()],
  'chatbot-consecutive': [say('good day'), talk('good day', /(you\?|day!|cake\?)/), press('Clear'), talk()],
  'chatbot-load-event': [openTab('Words'), has('Text', 'some words')],
  'chatbot-component': [talk('Show', 'code'), pixel('Talk', [0.5, 0.5], [0, 128, 0])],
  'chatbot-editable': [
    press('Add both'),
    has('All', 'a question | an answer'),
    press('Add a question'),
    has('All', 'a question | an answer | a question'),
  ],
  'chatbot-retry-undo-like': [
    say('one'),
    talk('one', 'You said: one'),
    press('Like'),
    has('Opinion', 'liked: You said: one'),
    press('Undo'),
    talk(),
    has('Message', 'one'),
  ],
  'chatbot-with-tools': [
    press('Ask for the weather'),
    talk('Oslo?', 'ask', 'Weather failed', 'Once', 'Weather', 'umbrella'),
  ],
  'chatinterface-random-response': [say('Is it so?'), talk('Is it so?', /Yes|No/)],
  'chatinterface-streaming-echo': [say('good day'), talk('good day', 'You wrote: good day')],
  'chatinterface-system-prompt': [
    unfold('More inputs'),
    fill('Letters', '20'),
    say('ho'),
    talk('ho', /Be brief\.\s+You wrote(?!:)/),
  ],
  'test-chatinterface-examples': [press('farewell'), talk('farewell', 'You wrote: farewell')],
  'llm-openai': [say('one'), talk('one', 'question 1.'), say('two'), talk('one', 'question 1.', 'two', 'question 2.')],
  'chatbot-thoughts': [
    say('It rains.'),
    talk('It rains.', 'Thinking', 'It is as you say.'),
    unfold('Thinking'),
    says('How is it said in a line?'),
  ],
  'chatinterface-thoughts': [
    say('It rains.'),
    talk('It rains.', /Step by step/, 'It is as you say.'),
    unfold('Step by step'),
    says('What is known of it?'),
  ],
  'chatinterface-nested-thoughts': [
    say('Rain?'),
    talk('Rain?', 'I shall look', /Weather/, 'It is 12 °C'),
    unfold('Weather'),
    unfold('The hill'),
    unfold('Once more'),
    says('No answer again.'),
    // Each is within the one before.
    count('details details details', 1),
  ],
  'chatinterface-options': [
    press('Show me a function.'),
    talk('Show me', 'Is'),
    press('Yes'),
    talk('Show me', 'Is', 'Yes, it is.', 'Good!'),
  ],
  'chatbot-multimodal': [
    attach('Message', note),
    say('see'),
    talk('see', 'Nice to see.'),
    count('[data-yc-kind="chatbot"] .yc-file-name', 1),
    has('Message', ''),
    count('.yc-attachment', 0),
    press('Like'),
    has('Liked', '1: true'),
    // It takes another one.
    say('again'),
    talk('see', 'Nice to see.', 'again', 'Nice to see.'),
  ],
  'chatinterface-echo-multimodal': [
    attach('Message', note, plain),
    count('.yc-attachment', 2),
    press('Remove plain.txt'),
    say('look'),
    talk('look', 'You wrote “look”, with 1:'),
    count('.yc-attachment', 0),
  ],
  'validator-chatinterface': [
    say('wrong'),
    says('That is wrong.'),
    talk(),
    say('right'),
    talk('right', 'You wrote: right'),
  ],
};
