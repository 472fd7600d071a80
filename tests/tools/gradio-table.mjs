import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { root } from './dependencies.mjs';

/**
 * The table in docs/from-gradio.md of Gradio's demos that are restated in `tests/gradio`, with the lines of both. Run it to
 * write the table anew.
 */

const folder = `${root}tests/gradio/`;
const path = `${root}docs/from-gradio.md`;
export const heading = '## Gradio’s own demos';

/** The originals are not in this repository, so their lines are kept as numbers. */
const originals = JSON.parse(readFileSync(`${folder}originals.json`, 'utf8'));

/** Lines that are neither empty nor only a comment. */
const linesOf = (code) => code.split('\n').filter((line) => !/^\s*(?:\/\/.*|\/?\*.*)?$/.test(line)).length;

/** Each demo that is restated: its name in Gradio, the path of our sketch, and the lines of both. */
export const restated = () => {
  const sketches = new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: group }) =>
        readdirSync(folder + group).map((file) => [file.replace('.ts', ''), `${group}/${file}`]),
      ),
  );
  return [...sketches].sort().map(([name, sketch]) => {
    const original = Object.keys(originals.lines).find((each) => each.replaceAll('_', '-').toLowerCase() === name);
    if (!original) throw new Error(`tests/gradio/${sketch} has no original in originals.json.`);
    return {
      original,
      sketch,
      python: originals.lines[original],
      typescript: linesOf(readFileSync(folder + sketch, 'utf8')),
    };
  });
};

/** The section with the table. */
export const makeSection = () => {
  const demos = restated();
  const total = (of) => demos.reduce((sum, each) => sum + each[of], 0);
  const rows = demos.map(
    ({ original, sketch, python, typescript }) =>
      `| [${original}](../tests/gradio/${sketch}) | ${python} | ${typescript} |`,
  );
  return `${heading}

${demos.length} of the ${originals.demos} demos in Gradio’s repository are restated here, in own words and with own data, and a
browser shows that each does what it should: \`tests/gradio\`. Models that no page can load have small stand-ins. Lines are
those that are neither empty nor only a comment or a docstring, of code that its language’s usual formatter has left as it
is; Python’s are of \`run.py\` at [${originals.commit}](https://github.com/gradio-app/gradio/tree/${originals.commit}/demo) of ${originals.date}.

| demo | lines of Python | lines of TypeScript |
|---|---:|---:|
${rows.join('\n')}
| all | ${total('python')} | ${total('typescript')} |
`;
};

/** The document with its table as the sketches are now. */
export const withTable = (document) => {
  const [before] = document.split(`\n${heading}\n`);
  return `${before.trimEnd()}\n\n${makeSection()}`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(path, withTable(readFileSync(path, 'utf8')));
  console.log(format('Wrote the table of %d demos.', restated().length));
}
