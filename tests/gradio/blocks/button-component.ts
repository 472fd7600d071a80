import * as yc from 'yieldcast';

const looks = ['primary', 'secondary', 'stop'] as const;

export default yc.Blocks(() => {
  for (const interactive of [true, false])
    for (const size of ['large', 'small'] as const)
      yc.Row(() => {
        for (const variant of looks) yc.Button(`${variant}, ${size}`, { variant, size, interactive });
      });
  yc.Group(() => {
    for (const variant of looks) yc.Button(`${variant} in a group`, { variant });
  });
});
