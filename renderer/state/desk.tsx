import { createContext, createEffect, createMemo, on, useContext } from 'solid-js';
import type { JSX } from 'solid-js';
import type { Bridge } from '../../contract/ipc';
import { savesByItself } from '../../contract/saves-by-itself';
import type { StatusCounts, TaskCounts } from '../../contract/view';
import { createConnection } from './connection';
import type { Connection } from './connection';
import { createDensity } from './density';
import { createDialogs } from './dialogs';
import type { Dialogs } from './dialogs';
import { createImports } from './imports';
import type { Imports } from './imports';
import { createLayout } from './layout';
import type { Layout } from './layout';
import { createMessages } from './messages';
import type { Messages } from './messages';
import { createPace } from './pace';
import type { Pace } from './pace';
import { createQuery } from './query';
import type { Query } from './query';
import { createRows } from './rows';
import type { Rows } from './rows';
import { createSheetZoom } from './sheet-zoom';
import type { SheetZoom } from './sheet-zoom';
import { createSelected } from './selected';
import type { Selected } from './selected';
import { createSelectedCounts } from './selected-counts';
import { createView } from './view';
import type { View } from './view';
import { createStackCursor } from './stack-cursor';
import type { StackCursor } from './stack-cursor';
import { createStatusCounts } from './status-counts';
import { createThumbnails } from './thumbnails';
import type { AskThumbnail } from './thumbnails';
import { createTyping } from './typing';

/** Everything that the features share. */
export interface Desk extends Connection {
  messages: Messages;
  query: Query;
  rows: Rows;
  selected: Selected;
  /** How the selected tasks stand, also those whose rows are not here. */
  selectedCounts: () => TaskCounts;
  /** How many tasks each status filter would show within search and filters; null where there are none. */
  statusCounts: () => StatusCounts | null;
  imports: Imports;
  dialogs: Dialogs;
  layout: Layout;
  view: View;
  zoom: SheetZoom;
  /** Pixels of the display per CSS px. */
  density: () => number;
  thumbnails: AskThumbnail;
  stackCursor: StackCursor;
  /** The operator is in a field. */
  typing: () => boolean;
  pace: Pace;
  /** Photos are saved as they land, now. */
  savesByItself: () => boolean;
  /** The account is left: nothing of it stays open, selected or filtered. */
  leave(): void;
}

const DeskContext = createContext<Desk>();

export function DeskProvider(props: { bridge: Bridge; children: JSX.Element }): JSX.Element {
  const messages = createMessages();
  // eslint-disable-next-line solid/reactivity -- the bridge is the same for the window's whole life
  const connection = createConnection(props.bridge, messages.complain);
  const { bridge, ask } = connection;
  const query = createQuery();
  const lists = createMemo(() =>
    connection.ready() ? connection.app.lists.map(({ id }) => id).join() : '',
  );
  const view = createView({
    list: () => query.current().list,
    lists,
    async fetchFields(list) {
      const facets = await ask(bridge.facets({ list }));
      return facets && { titles: facets.fields, names: facets.nameFields };
    },
  });
  const revision = (): number => (connection.ready() ? connection.app.revision : 0);
  const rows = createRows({
    query: query.current,
    fields: view.fields,
    revision,
    fetch: (asked, offset, limit, fields) =>
      ask(bridge.rows({ query: asked, offset, limit, fields: [...fields] })),
  });
  const statusCounts = createStatusCounts({
    query: query.current,
    shown: rows.query,
    revision,
    count: (asked) => ask(bridge.statusCounts({ query: asked })),
  });
  createEffect(on([query.current, rows.query, revision], statusCounts.follow));
  const selected = createSelected(query.current, rows, (from, to) =>
    ask(bridge.idsBetween({ query: query.current(), from, to })),
  );
  const selectedCounts = createSelectedCounts({
    ids: selected.ids,
    rows: rows.loaded,
    revision,
    count: (ids) => ask(bridge.countTasks({ ids })),
  });
  const typing = createTyping();
  const desk: Desk = Object.assign(connection, {
    messages,
    query,
    rows,
    selected,
    selectedCounts,
    statusCounts: statusCounts.counts,
    imports: createImports(),
    dialogs: createDialogs(),
    layout: createLayout(),
    view,
    zoom: createSheetZoom(),
    density: createDensity(),
    thumbnails: createThumbnails(async (addresses) => {
      const answer = await bridge.thumbnails({ addresses });
      return answer.ok ? answer.value : undefined;
    }),
    stackCursor: createStackCursor(),
    // The palette is where actions are asked for.
    typing: () => typing() && desk.dialogs.open()?.kind !== 'palette',
    pace: createPace(connection),
    savesByItself: () => savesByItself(desk.app),
    leave() {
      desk.dialogs.closeAll();
      selected.clear();
      query.reset();
    },
  });
  return <DeskContext.Provider value={desk}>{props.children}</DeskContext.Provider>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is called outside of DeskProvider');
  return desk;
}
