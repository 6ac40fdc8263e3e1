import type { run } from 'axe-core';
import { render } from 'solid-js/web';
import { App } from '../../renderer/app';
import { createFakeBridge } from '../fakes/bridge';
import type { FakeBridge } from '../fakes/bridge';
import { SCENES, sceneNamed } from '../fakes/bridge-scenes';
import type { SceneName } from '../fakes/bridge-scenes';
import type { TaskDetail } from '../../contract/view';
import { APPEARANCES, LANGUAGES } from '../../contract/settings';

/** The window over a fake bridge: `?scene=mixed&theme=dark&language=zh-CN&platform=darwin`. */

declare global {
  interface Window {
    /** For whoever drives the gallery. */
    fake: FakeBridge;
    /** The tasks of a scene, for worlds that change. */
    tasksOf: (scene: SceneName) => TaskDetail[];
    /** What the content security policy has refused. */
    violations: string[];
    /** Put there by examine.ts. */
    axe: { run: typeof run };
  }
}

window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});

const pictures = import.meta.glob<string>('../../sandbox/portraits/*.{png,jpg}', {
  eager: true,
  query: '?url',
  import: 'default',
});

const asked = new URLSearchParams(location.search);
const scene = SCENES.find((name) => name === asked.get('scene')) ?? 'mixed';
const appearance = APPEARANCES.find((name) => name === asked.get('theme')) ?? 'system';
const language = LANGUAGES.find((name) => name === asked.get('language')) ?? 'system';

const portraits = Object.fromEntries(
  Object.entries(pictures).map(([file, address]) => [file.replace(/^.*\/|\.\w+$/gu, ''), address]),
);
window.tasksOf = (name) => sceneNamed(name, portraits).tasks;
const bridge = createFakeBridge(sceneNamed(scene, portraits), asked.get('platform') ?? 'linux');
window.fake = bridge;
const now = await bridge.state(null);
if (now.ok) bridge.change({ settings: { ...now.value.settings, appearance, language } });

const root = document.getElementById('window');
if (!root) throw new Error('The page has no #window');
render(() => <App bridge={bridge} />, root);
