import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { saveLeftOut, settleLeftOut } from './left-out-actions';

/** Lines without an ID among what needs attention: they are no tasks, so they open a list of their own. */
export const LeftOutGroup: Component<{ lines: number }> = (props) => {
  const desk = useDesk();
  const list = () => desk.query.current().list;
  return (
    <li class="cause">
      <button
        type="button"
        class="cause-face"
        onClick={() => desk.dialogs.show({ kind: 'left-out', list: list() })}
      >
        <span class="cause-count">{words().format.short(props.lines)}</span>
        <span class="cause-words">
          <span class="cause-title">{words().leftOut.cause}</span>
          <span class="cause-means">{words().leftOut.means}</span>
        </span>
      </button>
      <span class="cause-fixes">
        <Button look="quiet" onClick={() => void settleLeftOut(desk, list())}>
          {words().leftOut.settle}
        </Button>
        <Button
          aria-label={words().leftOut.fixOf(words().leftOut.saveLines)}
          onClick={() => void saveLeftOut(desk, list())}
        >
          {words().leftOut.saveLines}
        </Button>
      </span>
    </li>
  );
};
