import * as yc from 'yieldcast';

const greet = (_message: string) => ['Hi!', 'Hello!', 'Greetings!'][Math.floor(Math.random() * 3)];

export default yc.Blocks(() => {
  yc.ChatInterface(greet, { title: 'Greeting bot', description: 'Ask anything: you are greeted.' });
  yc.DeepLinkButton();
});
