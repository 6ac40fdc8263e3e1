import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { words } from '../words';
import { IconButton } from './button';

interface StepperProps {
  label: string;
  note: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
}

/** A small whole number: typed, or one up and down. What is out of bounds becomes the nearest bound. */
export const Stepper: Component<StepperProps> = (props) => {
  const id = createUniqueId();
  const noteId = createUniqueId();
  const set = (value: number): void => {
    const whole = Math.max(props.min, Math.min(props.max, Math.round(value)));
    if (whole !== props.value) props.onChange(whole);
  };
  return (
    <div class="stepper-line">
      <div class="setting-words">
        <label for={id}>{props.label}</label>
        <span id={noteId} class="hint">
          {props.note}
        </span>
      </div>
      <div class="stepper">
        <IconButton
          icon={Minus}
          size={14}
          label={words().settings.fewer(props.label)}
          disabled={props.value <= props.min}
          onClick={() => set(props.value - 1)}
        />
        <input
          id={id}
          type="number"
          min={props.min}
          max={props.max}
          aria-describedby={noteId}
          value={props.value}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            if (!Number.isNaN(typed)) set(typed);
            // Also where nothing changes: what was typed may be out of bounds, or no number at all.
            event.currentTarget.value = String(props.value);
          }}
        />
        <IconButton
          icon={Plus}
          size={14}
          label={words().settings.more(props.label)}
          disabled={props.value >= props.max}
          onClick={() => set(props.value + 1)}
        />
      </div>
    </div>
  );
};
