import { type Cases, fill, has, openTab, pixel, press, say, talk, unfold } from './steps';

export const cases: Cases = {
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
};
