import type { RowQuery } from '../../contract/view';
import { SINCE } from './sorts';
import { STANDING, STANDINGS_OF } from './standing';

/** What is asked of a task: SQL over `tasks t` (and `entries e` within a list), and its values. */
interface Filter {
  where: string;
  values: (string | number)[];
}

/** All filters of a query that SQL can tell: without its search, and without columns of the lists. */
export function filterOf(account: number, query: RowQuery): Filter {
  const filters: Filter[] = [{ where: 't.account = ?', values: [account] }];
  const must = (where: string, ...values: (string | number)[]): void => {
    filters.push({ where, values });
  };
  const standings = STANDINGS_OF[query.status];
  if (query.list !== null) must('e.list = ?', query.list);
  if (standings) must(`t.standing IN (${standings.join()})`);
  if (query.template !== null) must('t.template = ?', query.template);
  if (query.mode !== null) must('t.mode = ?', query.mode);
  if (query.days) must(`${SINCE} >= ? AND ${SINCE} < ?`, query.days.from, query.days.to);
  if (query.cause !== null) filters.push(causeFilter(query.cause));
  return {
    where: filters.map(({ where }) => where).join(' AND '),
    values: filters.flatMap(({ values }) => values),
  };
}

/** No more than a status is asked for: every order but that by a column has an index that knows it. */
export function isPlain({ list, template, mode, cause, days, columns }: RowQuery): boolean {
  const asked = [list, template, mode, cause, days];
  return asked.every((one) => one === null) && columns.length === 0;
}

/** A finished task has a photo of which this is true. */
const hasPhoto = (test: string): string =>
  `t.standing = ${STANDING.unsaved} AND EXISTS (SELECT 1 FROM photos p WHERE p.task = t.n AND ${test})`;

/** A cause is as contract/view.ts says. */
function causeFilter(cause: string): Filter {
  const [kind, ...rest] = cause.split(':');
  const code = rest.join(':');
  if (cause === 'overdue') return { where: `t.standing = ${STANDING.overdue}`, values: [] };
  if (cause === 'missing') return { where: `t.standing = ${STANDING.missing}`, values: [] };
  if (cause === 'damaged') return { where: hasPhoto('p.damaged = 1'), values: [] };
  if (kind === 'failed') {
    const where = `t.standing = ${STANDING.failed} AND ifnull(t.error_code, '') = ?`;
    return { where, values: [code] };
  }
  if (kind === 'photo') {
    const test = `p.status = 'failed' AND ifnull(p.error_code, '') = ?`;
    return { where: hasPhoto(test), values: [code] };
  }
  return { where: '0', values: [] };
}
