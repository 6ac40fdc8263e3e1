import type { RowQuery, SortKey, TaskDetail } from '../../contract/view';

/** The tasks in the order that a query asks for; those without a value stand last either way. */
export function inOrder(tasks: TaskDetail[], { sort, descending }: RowQuery): TaskDetail[] {
  if (sort === 'added') return descending ? tasks.toReversed() : tasks;
  return tasks.toSorted((a, b) => {
    const [one, other] = [valueOf(a, sort), valueOf(b, sort)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : String(one).localeCompare(String(other));
    return descending ? -order : order;
  });
}

function valueOf(task: TaskDetail, sort: Exclude<SortKey, 'added'>): string | number | null {
  switch (sort) {
    case 'name':
      return task.name ?? task.id;
    case 'status':
      return task.status;
    case 'updated':
      return task.updatedAt;
    case 'id':
      return task.id;
    case 'created':
      return task.createdAt;
    case 'finished':
      return task.finishedAt;
    case 'template':
      return task.template;
    case 'mode':
      return task.mode;
    default:
      return task.fields[sort.slice('field:'.length)] ?? null;
  }
}
