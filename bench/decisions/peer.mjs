// feelin on the work written in FILE: as it is, and patched so that each text is parsed once. Prints one JSON line a row.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { dirname, join } from 'node:path';

const require = createRequire(join(import.meta.dirname, '..', 'peers', 'package.json'));
const dist = join(dirname(require.resolve('feelin/package.json')), 'dist');
const work = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const seconds = Number(process.argv[3] ?? 3);

function patched() {
  const source = readFileSync(join(dist, 'index.js'), 'utf8');
  const once = (kind) => (whole) => `${whole}
        const kept = this.${kind}Kept ??= new Map();
        if (kept.has(expression)) return kept.get(expression);`;
  let changed = source
    .replace('    evaluate(expression, evalContext, dialect, interpreterContext) {', once('evaluate'))
    .replace('    unaryTest(expression, evalContext, dialect, interpreterContext) {', once('unaryTest'));
  changed = changed.replaceAll(/return \{\n\s+parseTree,\n\s+root\n\s+\};/g, 'const made = { parseTree, root }; kept.set(expression, made); return made;');
  if (changed.split('kept.set').length !== 3) throw new Error('feelin has changed: the patch does not fit');
  const file = join(dist, 'parse-once.js');
  writeFileSync(file, changed);
  return file;
}

// As in the other ways: the best of slices of about a millisecond, since the machine may have other work.
function measure(way, what, once) {
  for (let i = 0; i < 200; i++) once(i);
  let [run, slice, best] = [0, 1, 0];
  for (const begun = performance.now(); performance.now() - begun < seconds * 1000;) {
    const start = performance.now();
    for (const end = run + slice; run < end; run++) once(run);
    best = Math.max(best, slice / ((performance.now() - start) / 1000));
    slice = Math.max(1, Math.round(best / 1000));
  }
  console.log(JSON.stringify({ way, what, perSecond: best }));
}

for (const [way, file] of [['feelin', join(dist, 'index.js')], ['feelin, patched to parse once', patched()]]) {
  const { evaluate, unaryTest } = await import(pathToFileURL(file));
  measure(way, 'a', (i) => evaluate(work.expression, work.inputs[i % work.inputs.length]));
  measure(way, 'b', (i) => unaryTest(work.test, { '?': work.inputs[i % work.inputs.length].age }));
  const decide = (i) => {
    const input = work.inputs[i % work.inputs.length];
    for (const rule of work.rules) {
      if (rule.cells.every((cell, c) => cell === '-' || unaryTest(cell, { '?': input[work.columns[c]] }).value === true)) return rule.output;
    }
    return null;
  };
  work.inputs.forEach((_, i) => {
    if (decide(i) !== work.expected[i]) throw new Error(`input ${i}: ${decide(i)} is not ${work.expected[i]}`);
  });
  measure(way, 'c', decide);
}
