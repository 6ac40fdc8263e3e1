import { createContext, useContext } from 'solid-js';
import type { JSX } from 'solid-js';
import type { Bridge } from '../../contract/ipc';
import { createConnection } from './connection';
import type { Connection } from './connection';
import { createDialogs } from './dialogs';
import type { Dialogs } from './dialogs';
import { createImports } from './imports';
import type { Imports } from './imports';
import { createLayout } from './layout';
import type { Layout } from './layout';
import { createMessages } from './messages';
import type { Messages } from './messages';
import { createQuery } from './query';
import type { Query } from './query';
import { createRows } from './rows';
import type { Rows } from './rows';
import { createSelected } from './selected';
import type { Selected } from './selected';

/** Everything that the features share. */
export interface Desk extends Connection {
  messages: Messages;
  query: Query;
  rows: Rows;
  selected: Selected;
  imports: Imports;
  dialogs: Dialogs;
  layout: Layout;
  /** Photos are saved as they land, now: it is set so, and nothing is paused. */
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
  const rows = createRows({
    query: query.current,
    revision: () => (connection.ready() ? connection.app.revision : 0),
    fetch: (asked, offset, limit) => ask(bridge.rows({ query: asked, offset, limit })),
  });
  const selected = createSelected(query.current, rows, (from, to) =>
    ask(bridge.idsBetween({ query: query.current(), from, to })),
  );
  const desk: Desk = Object.assign(connection, {
    messages,
    query,
    rows,
    selected,
    imports: createImports(),
    dialogs: createDialogs(),
    layout: createLayout(),
    savesByItself: () => desk.app.settings.saveAutomatically && !desk.app.saving.paused,
    leave() {
      desk.dialogs.close();
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
