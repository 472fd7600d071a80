import * as yc from 'yieldcast';

const findings: Record<string, number> = { covid: 0.75, pneumonia: 0.25 };
const choose = (wanted: string[]) => Object.fromEntries(wanted.map((name) => [name, findings[name] ?? 0.1]));

export default yc.Blocks(() => {
  yc.Markdown('# Findings\nPick what to look for.');
  const wanted = yc.CheckboxGroup(['covid', 'pneumonia', 'cancer'], { label: 'Look for' });
  const results = yc.JSON({ label: 'Findings', open: true });
  yc.Tabs(() => {
    for (const kind of ['X-ray', 'CT'])
      yc.Tab(kind, () => {
        const scan = yc.Image({ label: `${kind} scan` });
        yc.Button(`Examine ${kind}`).click(
          (wanted) => choose(wanted),
          [wanted, scan].slice(0, 1) as [typeof wanted],
          results,
        );
      });
  });
});
