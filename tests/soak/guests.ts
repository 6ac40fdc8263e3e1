import { pick, seededRandom } from '../../sandbox/random';
import { sampleTasks } from '../../sandbox/sample-list';
import type { TaskSpec } from '../../sandbox/tasks';

/** A list as it is brought in, and what the service makes of its tasks. */
export interface GuestList {
  csv: string;
  specs: TaskSpec[];
}

/** Names that people, spreadsheets and attackers give; several guests have each. */
const ODD_NAMES = [
  ['../../../etc/passwd', '..\\..\\boot.ini', '/etc/shadow', 'C:\\Windows\\win.ini', 'a/b', '.'],
  ['CON', 'nul.png', 'COM1', 'Ann.', 'Ann ', 'ann', 'ANN', 'name:stream', 'x.part', '.hidden'],
  ['<img src=x onerror=alert(1)>', '{name}', '=1+1', '"quoted"', '%2e%2e%2f', 'tab\there'],
  ['e\u0301lodie', '\u00e9lodie', 'عبد الله', '\u202egnp.exe', '证件照', '👩‍👩‍👧', '\u200b'],
  ['x'.repeat(300), '证'.repeat(120), '__proto__', 'constructor'],
].flat(1);

/** Out of so many guests one has an odd name. */
const ODD_EVERY = 5;
/** Out of so many tasks one waits as long as the service is asked. */
const FOREVER_EVERY = 250;

/** `tasks` tasks in lists of about `size`, as the seed has it: other names, formats and fates each. */
export function guestLists(tasks: number, size: number, seed: number): GuestList[] {
  const random = seededRandom(seed);
  const { csv, specs } = sampleTasks(tasks, seed);
  const names = csv.split('\r\n').slice(1);
  const guests = specs.map((spec, n) => {
    const name = random() * ODD_EVERY < 1 ? pick(random, ODD_NAMES) : names[n]?.split(',')[0];
    const format = pick(random, ['png', 'png', 'png', 'jpeg', 'webp'] as const);
    const forever = n % FOREVER_EVERY === 0 ? { outcome: 'waiting-forever' as const } : {};
    return { name: name ?? '', spec: { ...spec, format, ...forever } };
  });
  const lists: GuestList[] = [];
  for (let from = 0; from < guests.length; from += size) {
    const some = guests.slice(from, from + size);
    const lines = some.map(({ name, spec }) => `"${name.replaceAll('"', '""')}",${spec.id}`);
    lists.push({
      csv: `${['Name,Task ID', ...lines].join('\r\n')}\r\n`,
      specs: some.map(({ spec }) => spec),
    });
  }
  return lists;
}
