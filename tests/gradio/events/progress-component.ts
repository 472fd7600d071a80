import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const loaded = yc.Label({ label: 'Loaded' });
  yc.Button('Load').click(
    async () => {
      for (const _ of yc.track(Array(24), { description: 'Loading' })) await yc.sleep(0.02);
      return 'all of it';
    },
    null,
    loaded,
  );
});
