import * as Kobalte from '@kobalte/core/switch';
import type { Component } from 'solid-js';

interface SwitchProps {
  label: string;
  note: string;
  on: boolean;
  onChange(on: boolean): void;
}

export const Switch: Component<SwitchProps> = (props) => (
  <Kobalte.Root class="switch" checked={props.on} onChange={(on) => props.onChange(on)}>
    <div class="switch-words">
      <Kobalte.Label>{props.label}</Kobalte.Label>
      <Kobalte.Description class="hint">{props.note}</Kobalte.Description>
    </div>
    <Kobalte.Input class="switch-input" />
    <Kobalte.Control class="switch-control">
      <Kobalte.Thumb class="switch-thumb" />
    </Kobalte.Control>
  </Kobalte.Root>
);
