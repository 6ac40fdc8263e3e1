// First, so that what a feature says of a control wins over what all controls have in common.
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/fields.css';
import './styles/choices.css';
import './styles/progress.css';
import './styles/pills.css';
import { createEffect, createSignal, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { Bridge } from '../contract/ipc';
import { FirstRun } from './features/first-run/first-run';
import { MainScreen } from './features/main-screen';
import { Messages } from './features/notices/messages';
import { DeskProvider, useDesk } from './state/desk';
import { followAppearance } from './state/appearance';
import { speak } from './words';

/** The whole window. */
export const App: Component<{ bridge: Bridge }> = (props) => (
  <DeskProvider bridge={props.bridge}>
    <Screens />
  </DeskProvider>
);

const Screens: Component = () => {
  const desk = useDesk();
  followAppearance(() => (desk.ready() ? desk.app.settings.appearance : 'system'));
  // Nothing is painted in a language that it will not be in: another catalogue than English comes late.
  const [spoken, setSpoken] = createSignal(false);
  createEffect(() => {
    if (!desk.ready()) return;
    void speak(desk.app.settings.language).then(() => setSpoken(true));
  });
  return (
    <>
      <Show when={desk.ready() && spoken()}>
        <Show when={desk.app.account} fallback={<FirstRun />}>
          <MainScreen />
        </Show>
      </Show>
      <Messages />
    </>
  );
};
