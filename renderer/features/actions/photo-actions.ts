import type { PhotoCounts, PhotoRow } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { countPhotos } from '../../state/task-counts';
import { words } from '../../words';
import { openLightbox } from '../lightbox/open-lightbox';
import { actionsOf } from '../selection/task-actions';
import { curlLine, shellOf } from '../question/curl-line';
import { stepsOf, stepsOfTasks } from '../selection/offered';
import type { Step } from '../selection/offered';
import { stepLabel } from '../selection/step-label';
import type { Part, Parts } from './action';
import type { Subject } from './subject';

/** More IDs than this are not put on the clipboard at once. */
const MOST_IDS = 10_000;

export type PhotoActionId =
  | `photo-${Step}`
  | 'look'
  | 'reveal'
  | 'copy-photo'
  | 'copy-to-folder'
  | 'copy-id'
  | 'copy-trace'
  | 'copy-curl'
  | 'remove';

const isPicture = (photo: PhotoRow): boolean => photo.status === 'saved' && !photo.damaged;

/** What can be done with these tasks, or with the one photo. */
export function photoActions(desk: Desk, subject: Subject): Parts<PhotoActionId> {
  const doing = actionsOf(desk);
  const photos = (): readonly PhotoRow[] => {
    const photo = subject.photo();
    return photo ? [photo] : subject.rows().flatMap((row) => row.photos);
  };
  const steps = (): Step[] => {
    const photo = subject.photo();
    if (photo) return stepsOf(photo, desk.app.settings);
    return subject.size() === 0 ? [] : stepsOfTasks(subject.counts(), desk.app.settings);
  };
  const counts = (): PhotoCounts => {
    const photo = subject.photo();
    return photo ? countPhotos([photo]) : subject.counts();
  };
  const hasPhotos = (): boolean => Object.values(counts().photos).some((n) => n > 0);
  /** One task without photos that the API knows: it tells of the portrait. */
  const hasPortraitAlone = (): boolean => {
    const [row] = subject.rows();
    const isKnown = subject.size() === 1 && row !== undefined && row.status !== 'missing';
    return isKnown && !hasPhotos();
  };
  const one = (): string | null => (subject.size() === 1 ? (subject.ids()[0] ?? null) : null);
  const curl = (): string | null => {
    const id = one();
    const apiUrl = desk.app.account?.apiUrl ?? '';
    return id === null ? null : curlLine(apiUrl, id, shellOf(desk.bridge.platform));
  };
  const step = (which: Step): Part => ({
    label: () => stepLabel(which, counts()),
    offered: () => steps().includes(which),
    run: () => void doing.take(which, [...subject.ids()], subject.photo()?.key ?? null),
  });
  const copyTrace = async (id: string): Promise<void> => {
    const task = await desk.ask(desk.bridge.detail({ id }));
    if (task?.traceId) await copy(task.traceId);
    else if (task) desk.messages.say(() => words().does.noTrace);
  };
  const copy = async (text: string): Promise<void> => {
    const done = await desk.ask(desk.bridge.copyText({ text }));
    if (done !== undefined) desk.messages.say(() => words().app.copied);
  };

  return {
    'photo-number': step('number'),
    'photo-save': step('save'),
    'photo-release': step('release'),
    'photo-retry': step('retry'),
    'photo-pause': step('pause'),
    'photo-cancel': step('cancel'),
    look: {
      label: () => (hasPortraitAlone() ? words().does.lookAtPortrait : words().does.look),
      offered: () => hasPhotos() || hasPortraitAlone(),
      run() {
        const key = subject.photo()?.key ?? null;
        openLightbox(desk, { key, portrait: hasPortraitAlone() });
      },
    },
    reveal: {
      label: () => words().actions.reveal,
      offered: () => counts().photos.saved > 0,
      run() {
        const id = one();
        if (id === null) doing.revealSelected();
        else doing.reveal(id, subject.photo()?.key ?? null);
      },
    },
    'copy-photo': {
      label: () => words().actions.copyPhoto,
      offered: () => one() !== null && photos().some(isPicture),
      run() {
        const id = one();
        const photo = photos().find(isPicture);
        if (id !== null && photo) void doing.copyPhoto(id, photo.key);
      },
    },
    'copy-to-folder': {
      label: () => words().copies.action,
      offered: () => counts().photos.saved > 0,
      run: () => void doing.copyToFolder([...subject.ids()], subject.photo()?.key ?? null),
    },
    'copy-id': {
      label: () => (subject.size() > 1 ? words().does.copyIds : words().does.copyId),
      offered: () => subject.size() > 0 && subject.size() <= MOST_IDS,
      run: () => void copy(subject.ids().join('\n')),
    },
    'copy-trace': {
      label: () => words().does.copyTrace,
      offered: () => one() !== null,
      run() {
        const id = one();
        if (id !== null) void copyTrace(id);
      },
    },
    'copy-curl': {
      label: () => words().curl.copy,
      offered: () => curl() !== null,
      run() {
        const line = curl();
        if (line !== null) void copy(line);
      },
    },
    remove: {
      label: () => words().actions.remove,
      offered: () => subject.size() > 0,
      run: () => doing.remove([...subject.ids()]),
    },
  };
}
