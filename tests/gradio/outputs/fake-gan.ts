import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const gallery = yc.Gallery({ label: 'Faces', columns: 1 });
  const state = yc.Textbox({ label: 'State' });
  yc.Button('Generate', { scale: 0 }).click(
    async () => {
      await yc.sleep(0.1);
      return [[0, 1, 2].map((i) => [yc.noise(60, 60), `Face ${i}`] as const), 'Done'];
    },
    null,
    [gallery, state],
    { showProgress: 'hidden' },
  );
});
