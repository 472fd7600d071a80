import * as yc from 'yieldcast';

const given = yc.Model3D({ label: 'Given', interactive: true });
const shown = yc.Model3D({ label: 'Shown' });
const changes = yc.Number({ label: 'Changes', value: 0 });
const uploads = yc.Number({ label: 'Uploads', value: 0 });
const clears = yc.Number({ label: 'Clears', value: 0 });
const left = yc.Textbox({ label: 'Left' });

const more = (n: number | null) => (n ?? 0) + 1;
given.upload((model, n) => [model, more(n)], [given, uploads], [shown, uploads]);
given.change(more, changes, changes);
given.clear((model, n) => [String(model), more(n)], [given, clears], [left, clears]);

export default yc.Blocks(yc.Row(yc.Column(given), yc.Column(shown), yc.Column(changes, uploads, clears, left)));
