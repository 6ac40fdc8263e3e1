import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../contract/view';
import { attentionOf, workOf } from './taskbar';
import { shellWords } from '../words';

export interface TrayPorts {
  pause(): void;
  resume(): void;
  checkNow(): void;
  open(): void;
  quit(): void;
}

type Shown = Pick<AppState, 'lists' | 'counts' | 'checking' | 'saving'>;

/** What is happening, a line each: what matters most comes first. */
export function trayLines(state: Shown): string[] {
  const { checking, saving } = state;
  const work = workOf(state);
  const lines: string[] = [];
  if (checking.kind === 'stopped') lines.push(shellWords().tray.stopped);
  else if (checking.kind === 'paused') lines.push(shellWords().tray.paused);
  else if (checking.kind === 'offline') lines.push(shellWords().tray.offline);
  if (saving.problem) lines.push(shellWords().tray.savingStopped);
  const doing = [
    ...(work ? [shellWords().tray.progress(work.done, work.tasks)] : []),
    ...(saving.active > 0 ? [shellWords().tray.saving(saving.queued)] : []),
  ];
  if (doing.length > 0) lines.push(doing.join(' · '));
  else if (lines.length === 0) lines.push(shellWords().tray.idle);
  const attention = attentionOf(state);
  if (attention > 0) lines.push(shellWords().tray.attention(attention));
  return lines;
}

/** The menu of the icon in the tray. */
export function trayTemplate(state: Shown, ports: TrayPorts): MenuItemConstructorOptions[] {
  const isPaused = state.checking.kind === 'paused';
  return [
    ...trayLines(state).map((label): MenuItemConstructorOptions => ({ label, enabled: false })),
    { type: 'separator' },
    isPaused
      ? { label: shellWords().tray.resume, click: () => ports.resume() }
      : { label: shellWords().tray.pause, click: () => ports.pause() },
    {
      label: shellWords().tray.checkNow,
      enabled: !isPaused && state.checking.kind !== 'idle',
      click: () => ports.checkNow(),
    },
    { type: 'separator' },
    { label: shellWords().tray.open, click: () => ports.open() },
    { label: shellWords().tray.quit, click: () => ports.quit() },
  ];
}
