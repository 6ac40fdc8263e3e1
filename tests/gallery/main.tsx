import type { run } from 'axe-core';
import { render } from 'solid-js/web';
import { App } from '../../renderer/app';
import { createFakeBridge } from '../fakes/bridge';
import type { FakeBridge } from '../fakes/bridge';
import { SCENES, sceneNamed } from '../fakes/bridge-scenes';
import { APPEARANCES } from '../../contract/settings';

/** The window over a fake bridge: `?scene=mixed&theme=dark&platform=darwin`. */

declare global {
  interface Window {
    /** For whoever drives the gallery. */
    fake: FakeBridge;
    /** What the content security policy has refused. */
    violations: string[];
    /** Put there by screens.mjs. */
    axe: { run: typeof run };
  }
}

window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});

const pictures = import.meta.glob<string>('../../sandbox/portraits/[0-9][0-9].png', {
  eager: true,
  query: '?url',
  import: 'default',
});

const asked = new URLSearchParams(location.search);
const scene = SCENES.find((name) => name === asked.get('scene')) ?? 'mixed';
const theme = APPEARANCES.find((name) => name === asked.get('theme')) ?? 'system';

const bridge = createFakeBridge(
  sceneNamed(scene, Object.values(pictures)),
  asked.get('platform') ?? 'linux',
);
window.fake = bridge;
const now = await bridge.state(null);
if (now.ok) bridge.change({ settings: { ...now.value.settings, appearance: theme } });

const root = document.getElementById('window');
if (!root) throw new Error('The page has no #window');
render(() => <App bridge={bridge} />, root);
