// bpmn-engine on the same model: prints one JSON line per way of using it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const here = import.meta.dirname;
const require = createRequire(join(here, '..', 'peers', 'package.json'));
const { Engine } = await import(pathToFileURL(require.resolve('bpmn-engine')));
const source = readFileSync(join(here, 'model.bpmn'), 'utf8').replace('@CONDITION@', '${environment.output.decide.ok}');

async function runOne(options) {
  const engine = new Engine({ name: 'licence', ...options });
  const listener = new EventEmitter();
  const ended = [];
  listener.on('activity.wait', (api) => api.signal({ ok: true }));
  listener.on('activity.end', (api) => {
    ended.push(api.id);
    // What a user task gave is kept by the host; the condition reads it from there.
    if (api.content.output) api.environment.output[api.id] = api.content.output;
  });
  await new Promise((resolve, reject) => {
    engine.once('end', resolve);
    engine.once('error', reject);
    engine.execute({ listener }, (error) => error && reject(error));
  });
  if (!ended.includes('granted') || ended.includes('refused')) throw new Error('wrong path: ' + ended);
}

async function measure(name, optionsOf, seconds) {
  for (let i = 0; i < 50; i++) await runOne(await optionsOf());
  const begun = performance.now();
  let runs = 0;
  while (performance.now() - begun < seconds * 1000) {
    await runOne(await optionsOf());
    runs++;
  }
  console.log(JSON.stringify({ name, perSecond: runs / ((performance.now() - begun) / 1000) }));
}

const seconds = Number(process.argv[2] ?? 5);
await measure('bpmn-engine, model read for each instance', () => ({ source }), seconds);
const moddle = await import(pathToFileURL(createRequire(require.resolve('bpmn-engine')).resolve('bpmn-moddle')));
const BpmnModdle = moddle.BpmnModdle ?? moddle.default;
const context = await new BpmnModdle().fromXML(source);
await measure('bpmn-engine, model read once', () => ({ moddleContext: context }), seconds);
