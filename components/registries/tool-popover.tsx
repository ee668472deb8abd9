'use client';
/** A button with a panel under it, on the native popover: light dismiss and Escape come from the browser. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon, type IconName } from '#components/ui/icon.tsx';

type ToolPopoverProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly triggerClass: string;
  /** In narrow windows the drawing alone is shown. */
  readonly labelClass?: string;
  /** Made when it opens; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
};

function placeUnder(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (button === null || panel === null) return;
  const { bottom, right, left } = button.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  panel.style.top = `${bottom + 4}px`;
  // To the side on which there is room.
  panel.style.right = left > width / 2 ? `${Math.max(8, width - right)}px` : 'auto';
  panel.style.left = left > width / 2 ? 'auto' : `${Math.max(8, left)}px`;
}

export function ToolPopover({ icon, label, triggerClass, labelClass, children }: ToolPopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  // The browser opens it by itself, perhaps before this page's scripts had come.
  useEffect(() => {
    if (!panel.current?.matches(':popover-open')) return;
    placeUnder(button.current, panel.current);
    setOpen(true);
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        title={label}
        className={triggerClass}
      >
        <Icon name={icon} />
        <span className={labelClass}>{label}</span>
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover w-72 p-3"
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') placeUnder(button.current, panel.current);
        }}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
