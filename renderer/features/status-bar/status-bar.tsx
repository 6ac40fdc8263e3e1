import CircleAlert from 'lucide-solid/icons/circle-alert';
import Clock from 'lucide-solid/icons/clock';
import Pause from 'lucide-solid/icons/pause';
import Play from 'lucide-solid/icons/play';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { Show, createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { ZoomSlider } from '../sheet/zoom-slider';
import { checkingWords } from './checking-words';
import type { CheckingWords } from './checking-words';
import { FixButton } from './fix-button';
import { SavingStatus } from './saving-status';
import { CopyingStatus, ReportStatus } from './work-status';
import './status-bar.css';

const ICONS = { wait: Clock, paused: Pause, offline: WifiOff, stopped: CircleAlert };

/** Says at any time what is happening, and when it goes on. */
export const StatusBar: Component = () => {
  const desk = useDesk();
  const said = createMemo((): CheckingWords => {
    const { adding, checking, counts, account } = desk.app;
    if (!adding) return checkingWords({ checking, counts, account, now: desk.now() });
    const text = words().statusBar.adding(adding.entries, adding.of);
    return { tone: 'busy', text, fix: null };
  });
  const paused = (): boolean => desk.app.checking.kind === 'paused';
  const canCheck = (): boolean =>
    ['scheduled', 'rate-limited', 'server-trouble', 'offline'].includes(desk.app.checking.kind);

  return (
    <footer class="status-bar" aria-label={words().statusBar.label}>
      <span class="status-now" data-tone={said().tone}>
        <Mark tone={said().tone} />
        {said().text}
      </span>
      <Show when={said().fix}>{(fix) => <FixButton fix={fix()} />}</Show>
      <span class="status-buttons">
        <Show when={desk.app.checking.kind !== 'stopped' && desk.app.counts.all > 0}>
          <IconButton
            icon={paused() ? Play : Pause}
            size={13}
            label={paused() ? words().statusBar.resume : words().statusBar.pause}
            onClick={() =>
              void desk.ask(paused() ? desk.bridge.resume(null) : desk.bridge.pause(null))
            }
          />
        </Show>
        <Show when={canCheck()}>
          <IconButton
            icon={RefreshCw}
            size={13}
            label={words().statusBar.checkNow}
            onClick={() => void desk.ask(desk.bridge.checkNow(null))}
          />
        </Show>
      </span>
      <CopyingStatus />
      <ReportStatus />
      <SavingStatus />
      <Show when={desk.app.counts.all > 0 && desk.view.name() === 'sheet'}>
        <ZoomSlider />
      </Show>
    </footer>
  );
};

const Mark: Component<{ tone: CheckingWords['tone'] }> = (props) => {
  const shape = () => (props.tone === 'quiet' || props.tone === 'busy' ? null : ICONS[props.tone]);
  return (
    <Show when={shape()} keyed fallback={<i class="status-dot" data-tone={props.tone} />}>
      {(icon) => <Icon shape={icon} size={13} />}
    </Show>
  );
};
