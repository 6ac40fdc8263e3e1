import * as Kobalte from '@kobalte/core/dialog';
import { createMemo } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { statusWords } from '../sheet/row-status';
import { StatusIcon } from '../sheet/status-icon';
import { statusOf } from './shot-status';
import type { Shot } from './shots';
import './strip.css';

/** Whose photo it is and how it stands; the lightbox is named after it. */
export const Caption: Component<{ shot: Shot; said: string }> = (props) => {
  const desk = useDesk();
  const status = createMemo(() => statusOf(props.shot, desk.savesByItself()));
  return (
    <div class="lightbox-caption">
      <Kobalte.Title class="lightbox-name" dir="auto">
        <span class="unseen">{words().lightbox.label}</span>
        {props.shot.row.name ?? props.shot.row.id}
      </Kobalte.Title>
      <p class="lightbox-status" data-status={status().kind}>
        <StatusIcon kind={status().kind} size={12} />
        <span>{statusWords(status(), desk.now())}</span>
      </p>
      <p class="lightbox-said" role="status">
        {props.said}
      </p>
    </div>
  );
};
