'use client';
/** A button with a menu under it, on the native popover: light dismiss and Escape come from the browser. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

type MenuProps = {
  /** Hidden words of the button and its tooltip, e.g. "Language: English". */
  readonly label: string;
  /** What the button shows. */
  readonly trigger: ReactNode;
  readonly triggerClass?: string;
  /** Above the items, not part of them: who is signed in. */
  readonly header?: ReactNode;
  /** MenuRadio, MenuCheck and MenuAction only. */
  readonly children: ReactNode;
};

const ITEM =
  'flex w-full min-h-control items-center gap-2 rounded-sm px-2 text-start whitespace-nowrap text-ink cursor-pointer hover:bg-hover focus-visible:bg-hover';

const place = (button: HTMLElement, menu: HTMLElement) => {
  const rect = button.getBoundingClientRect();
  menu.style.top = `${rect.bottom + 4}px`;
  menu.style.right = `${Math.max(8, document.documentElement.clientWidth - rect.right)}px`;
};

export const Menu = ({ label, trigger, triggerClass, header, children }: MenuProps) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const items = () => [...(popover.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];

  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at - 1 + all.length) % all.length],
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (event.key === 'Tab') popover.current?.hidePopover();
    if (!target) return;
    event.preventDefault();
    target.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={classNames(
          'inline-flex h-control min-w-control cursor-pointer items-center justify-center gap-1.5 rounded-md text-ink-2 hover:bg-hover hover:text-ink',
          triggerClass,
        )}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          popover.current?.showPopover();
        }}
      >
        {trigger}
        <span className="sr-only">{label}</span>
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className="popover min-w-44 p-1"
        onBeforeToggle={(event) => {
          if (event.newState === 'open' && button.current && popover.current) {
            place(button.current, popover.current);
          }
        }}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState !== 'open') return;
          const all = items();
          (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
        }}
      >
        {header}
        <div role="menu" aria-label={label} data-focus="inset" onKeyDown={move}>
          {children}
        </div>
      </div>
    </>
  );
};

type ItemProps = {
  readonly onSelect: () => void;
  /** Language of the words, where it is not the page's. */
  readonly lang?: string;
  readonly children: ReactNode;
};

/** Closes the menu; native popovers give the focus back to the button. */
const choose = (element: HTMLElement, onSelect: () => void) => {
  element.closest<HTMLElement>('[popover]')?.hidePopover();
  onSelect();
};

export const MenuRadio = ({
  checked,
  onSelect,
  lang,
  children,
}: ItemProps & { readonly checked: boolean }) => (
  <button
    type="button"
    role="menuitemradio"
    aria-checked={checked}
    tabIndex={-1}
    lang={lang}
    className={ITEM}
    onClick={(event) => choose(event.currentTarget, onSelect)}
  >
    <Icon name="check" size="sm" className={checked ? 'text-accent' : 'invisible'} />
    {children}
  </button>
);

/** On or off, by itself. */
export const MenuCheck = ({ checked, onSelect, children }: ItemProps & { readonly checked: boolean }) => (
  <button
    type="button"
    role="menuitemcheckbox"
    aria-checked={checked}
    tabIndex={-1}
    className={ITEM}
    onClick={(event) => choose(event.currentTarget, onSelect)}
  >
    <Icon name="check" size="sm" className={checked ? 'text-accent' : 'invisible'} />
    {children}
  </button>
);

export const MenuAction = ({ onSelect, lang, children }: ItemProps) => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    lang={lang}
    className={ITEM}
    onClick={(event) => choose(event.currentTarget, onSelect)}
  >
    {children}
  </button>
);
