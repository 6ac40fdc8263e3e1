import FlaskConical from 'lucide-solid/icons/flask-conical';
import { createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { DropZone } from '../import/drop-zone';
import { TokenForm } from '../token/token-form';
import { Strip } from './strip';
import './first-run.css';

/** The first screen: a token, or the sandbox. */
export const FirstRun: Component = () => {
  const desk = useDesk();
  const [starting, setStarting] = createSignal(false);
  const trySandbox = async (): Promise<void> => {
    setStarting(true);
    await desk.ask(desk.bridge.trySandbox(null));
    setStarting(false);
  };
  return (
    <main class="first-run">
      <div class="first-run-column">
        <Strip />
        <h1>{words().app.name}</h1>
        <p class="first-run-lead">{words().firstRun.lead}</p>
        <TokenForm memoryOnly={false} onConnected={() => {}} />
        <section class="first-run-sandbox">
          <Button icon={FlaskConical} disabled={starting()} onClick={() => void trySandbox()}>
            {starting() ? words().firstRun.starting : words().firstRun.sandbox}
          </Button>
          <p class="hint">{words().firstRun.sandboxNote}</p>
        </section>
      </div>
      <DropZone />
    </main>
  );
};
