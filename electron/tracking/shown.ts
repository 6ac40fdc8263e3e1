import { createColumnValues } from './column-values';
import { createColumns } from './columns';
import { createCountTasks } from './count-tasks';
import { createEntryFields } from './entries';
import { createFacets } from './facets';
import type { HeldTexts } from './held-texts';
import { createOrder, type Revisions } from './orders';
import { createListSummaries } from './overview';
import { createRows } from './rows';
import { createSeek } from './seek';
import { createStatusCounts } from './status-counts';
import { createCounts, createTaskCount } from './tally';
import type { Connection } from './transaction';

/** What the window reads, as one connection sees it. `clock` gives ms. */
export type Shown = ReturnType<typeof createShown>;

export function createShown(
  db: Connection,
  texts: HeldTexts,
  revisions: Revisions,
  clock: () => number,
) {
  const column = createColumns(db, () => revisions.members);
  const order = createOrder(db, texts, column, revisions, clock);
  return {
    order,
    rows: createRows(db, order, createEntryFields(db), revisions),
    counts: createCounts(db),
    lists: createListSummaries(db, createTaskCount(db)),
    facets: createFacets(db, revisions, clock),
    columnValues: createColumnValues(order, column),
    statusCounts: createStatusCounts(db, order, revisions, clock),
    seek: createSeek(db, order),
    countTasks: createCountTasks(db),
  };
}
