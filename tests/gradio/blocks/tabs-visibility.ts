import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const tabs = ['one', 'two', 'three', 'four', 'five'].map((name, i) =>
    yc.Tab(name, { visible: i % 2 === 0 }, () => yc.Textbox({ label: `In ${name}` })),
  );
  yc.Button('Show all').click(() => tabs.map(() => yc.update({ visible: true })), null, tabs);
});
