import * as Menu from '@kobalte/core/dropdown-menu';
import { For, Show, createContext, createSignal, useContext } from 'solid-js';
import type { JSX } from 'solid-js';
import type { ActionId } from '../../../contract/actions';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import type { IconShape } from '../../ui/icon';
import { keysText } from '../actions/key-caps';
import { keepEnter } from '../../ui/menu';

/** What is on a menu; sections without any item are left out. */
export interface MenuContent {
  /** Its name for a screen reader. */
  label(): string;
  sections: readonly (readonly MenuItem[])[];
}
export interface MenuItem {
  label(): string;
  icon?: IconShape;
  /** The keys that are shown beside it are those of this action. */
  keysOf?: ActionId;
  run(): void;
}

interface Point {
  x: number;
  y: number;
}

/** Opens the menu where the event happened; asked for by keyboard, below that element. */
type OpenMenu = (event: MouseEvent, content: MenuContent, below?: Element | null) => void;

const MenuContext = createContext<OpenMenu>();

/** The window's one context menu, and a way to open it for everything inside. */
export function ContextMenuProvider(props: { children: JSX.Element }): JSX.Element {
  const desk = useDesk();
  const [content, setContent] = createSignal<MenuContent | null>(null);
  const [isOpen, setOpen] = createSignal(false);
  const [point, setPoint] = createSignal<Point>({ x: 0, y: 0 });
  let host!: HTMLElement;
  let before: Element | null = null;
  let chosen: MenuItem | null = null;

  const open: OpenMenu = (event, asked, below) => {
    event.preventDefault();
    event.stopPropagation();
    const sections = asked.sections.filter((section) => section.length > 0);
    if (sections.length === 0) return;
    if (!isOpen()) before = document.activeElement;
    chosen = null;
    setPoint(pointOf(event, below ?? null));
    setContent({ ...asked, sections });
    setOpen(true);
  };
  /** The focus goes back to where it was; then what was chosen is done, which may move it on. */
  const afterClose = (event: Event): void => {
    event.preventDefault();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    const item = chosen;
    chosen = null;
    item?.run();
  };

  return (
    <MenuContext.Provider value={open}>
      {props.children}
      <section ref={host} aria-label={isOpen() ? content()?.label() : undefined} />
      <Menu.Root
        open={isOpen()}
        onOpenChange={setOpen}
        getAnchorRect={() => ({ ...point(), width: 0, height: 0 })}
        placement="bottom-start"
        gutter={2}
        modal={false}
      >
        <Menu.Portal mount={host}>
          <Menu.Content
            class="menu"
            onKeyDown={keepEnter}
            aria-label={content()?.label()}
            onCloseAutoFocus={afterClose}
            onContextMenu={(event: MouseEvent) => event.preventDefault()}
          >
            <For each={content()?.sections}>
              {(section, index) => (
                <>
                  <Show when={index() > 0}>
                    <Menu.Separator class="menu-line" />
                  </Show>
                  <For each={section}>
                    {(item) => (
                      <Menu.Item
                        class="menu-item"
                        textValue={item.label()}
                        onSelect={() => (chosen = item)}
                      >
                        <span class="menu-icon">
                          <Show when={item.icon}>
                            {(icon) => <Icon shape={icon()} size={14} />}
                          </Show>
                        </span>
                        <span class="menu-name">{item.label()}</span>
                        <Show when={item.keysOf}>
                          {(id) => (
                            <span class="menu-keys">{keysText(id(), desk.bridge.platform)}</span>
                          )}
                        </Show>
                      </Menu.Item>
                    )}
                  </For>
                </>
              )}
            </For>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </MenuContext.Provider>
  );
}

export function useContextMenu(): OpenMenu {
  const open = useContext(MenuContext);
  if (!open) throw new Error('useContextMenu is called outside of ContextMenuProvider');
  return open;
}

/** Whether the Menu key or Shift+F10 asked for it, and no pointer. */
export function isByKeyboard(event: MouseEvent): boolean {
  // Chromium's events of the keyboard have no button: -1. (Ctrl-click on a Mac is button 0.)
  return event.button < 0;
}

function pointOf(event: MouseEvent, below: Element | null): Point {
  const box = isByKeyboard(event) ? below?.getBoundingClientRect() : undefined;
  return box ? { x: box.left + 12, y: box.bottom - 12 } : { x: event.clientX, y: event.clientY };
}
