import { createResource, For } from 'solid-js';
import type { Component } from 'solid-js';
import type { DataPlace } from '../../../contract/data-place';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { Group, Row } from './group';

/** Where everything is, copies of it, and the end of it. */
export const DataPage: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  const [places] = createResource(async () => (await desk.ask(desk.bridge.places(null))) ?? []);
  const note = ({ path, bytes }: DataPlace): string =>
    bytes === null ? path : said().sized(path, words().format.bytes(bytes));
  const exportData = async (): Promise<void> => {
    const path = await desk.ask(desk.bridge.exportData(null));
    if (path) desk.messages.say(() => said().exported(path));
  };
  return (
    <>
      <Group title={said().onThisComputer}>
        <For each={places.latest ?? []}>
          {(one) => (
            <Row label={said().places[one.place]} note={note(one)} path>
              <Button
                aria-label={said().revealNamed(said().places[one.place])}
                onClick={() => void desk.ask(desk.bridge.revealPlace({ place: one.place }))}
              >
                {said().reveal}
              </Button>
            </Row>
          )}
        </For>
      </Group>
      <Group title={said().copies}>
        <Row label={said().exportData} note={said().exportDataNote}>
          <Button
            aria-label={said().exportNamed(said().exportData)}
            onClick={() => void exportData()}
          >
            {said().export}
          </Button>
        </Row>
        <Row label={said().exportDiagnostics} note={said().exportDiagnosticsNote}>
          <Button
            aria-label={said().exportNamed(said().exportDiagnostics)}
            onClick={() => void desk.ask(desk.bridge.exportDiagnostics(null))}
          >
            {said().export}
          </Button>
        </Row>
      </Group>
      <Group title={said().end}>
        <Row label={said().forgetEverything} note={said().forgetEverythingNote}>
          <Button look="danger" onClick={() => desk.dialogs.show({ kind: 'forget-everything' })}>
            {said().forgetEverythingAction}
          </Button>
        </Row>
      </Group>
    </>
  );
};
