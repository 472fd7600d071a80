import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const value = {
    text: 'one',
    nested: { deep: [1, 2, 3] },
    number: 1.5,
    flag: true,
    nothing: null,
    typed: Int8Array.of(7),
  };
  const given = yc.JSON({ label: 'Given', value });
  yc.Button('Duplicate').click((json) => json, given, yc.JSON({ label: 'The same', open: true }));
});
