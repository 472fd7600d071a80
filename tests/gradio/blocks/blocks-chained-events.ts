import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [result, next, failed] = yc.Row(() => [
    yc.Textbox({ label: 'Result' }),
    yc.Textbox({ label: 'Next' }),
    yc.Textbox({ label: 'Failed' }),
  ]);
  yc.Row(() => {
    const good = yc.Button('Good').click(() => true);
    good.success(() => 'It went well.', null, result);
    good.failure(() => 'Never', null, failed);
    const twice = yc.Button('Twice').click(() => true);
    twice.success(() => 'First', null, result).success(() => 'Second', null, next);
    const bad = yc.Button('Bad').click(() => {
      throw new yc.Error('This was to fail.');
    });
    bad.success(() => 'Never', null, result);
    bad.failure(() => 'It failed.', null, failed);
    yc.Button('Warn').click(() => yc.warning('Mind the gap.'));
    yc.Button('Tell').click(() => yc.info('So much for that.'));
  });
});
