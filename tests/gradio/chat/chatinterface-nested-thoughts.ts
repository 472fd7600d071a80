import * as yc from 'yieldcast';

type Steps = yc.AnswerMessage[];

export default yc.ChatInterface({
  title: 'A chat with tools in tools',
  fn: async function* () {
    const said: Steps = [{ content: 'I shall look the weather up.' }];
    const add = (content: string, metadata: yc.ChatMetadata) => said.push({ content, metadata });
    yield said;
    add('Two stations are asked.', { title: 'Weather', id: 1, status: 'pending' });
    yield said;
    await yc.sleep(0.05);
    add('12 °C, rain.', { title: 'The harbour', id: 2, parentId: 1, duration: 0.05 });
    yield said;
    add('No answer.', { title: 'The hill', id: 3, parentId: 1, status: 'pending' });
    yield said;
    await yc.sleep(0.05);
    add('No answer again.', { title: 'Once more', id: 4, parentId: 3, duration: 0.1 });
    const done = said.map(({ metadata, ...rest }): Steps[number] =>
      metadata ? { ...rest, metadata: { ...metadata, status: 'done', duration: metadata.duration ?? 0.1 } } : rest,
    );
    yield [...done, { content: 'It is 12 °C, and it rains.' }];
  },
});
