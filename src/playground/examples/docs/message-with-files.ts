import * as yc from 'yieldcast';

const message = yc.MultimodalTextbox({
  label: 'Message',
  value: 'What are these?',
  fileTypes: ['image', '.txt'],
});
const answer = yc.Markdown({ label: 'Answer' });

message.submit(
  ({ text, files }) => {
    const named = files.map(
      ({ name, size }) => `- ${name}: ${size} bytes`,
    );
    return [`**${text}**`, '', ...named].join('\n');
  },
  message,
  answer,
);

export default yc.Blocks(message, answer);
