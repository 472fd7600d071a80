import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const gallery = yc.Gallery({ label: 'Pictures', columns: 1 });
  const state = yc.Textbox({ label: 'State' });
  yc.Button('Generate', { scale: 0 }).click(
    async () => {
      await yc.sleep(0.2);
      return [[1, 2, 3].map((i) => [yc.solid(40, 40, [60 * i, 0, 0]), `No. ${i}`] as const), 'Done'];
    },
    null,
    [gallery, state],
    { showProgress: 'minimal', showProgressOn: state },
  );
});
