'use client';
/** A button that cannot act now but can be reached, and says why. Use `Button disabledReason`. */
import { type ReactNode, useId, useRef } from 'react';

type BlockedButtonProps = {
  readonly id?: string;
  readonly label?: string;
  readonly className: string;
  readonly reason: ReactNode;
  readonly children: ReactNode;
};

/** Kept from the window's edges, in pixels. */
const EDGE = 8;

/** Under the button if there is room, else above; never outside the window. */
const place = (anchor: HTMLElement, tip: HTMLElement) => {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  tip.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  tip.style.top = `${bottom + height > clientHeight ? top - height : bottom}px`;
};

export const BlockedButton = ({ id, label, className, reason, children }: BlockedButtonProps) => {
  const tipId = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const isOpen = () => tip.current?.matches(':popover-open') ?? false;
  const show = () => {
    if (!anchor.current || !tip.current || isOpen()) return;
    tip.current.showPopover();
    place(anchor.current, tip.current);
  };
  const hide = () => {
    if (isOpen()) tip.current?.hidePopover();
  };
  return (
    // The tooltip is inside what is hovered, so that the pointer may move onto it (WCAG 1.4.13).
    <span ref={anchor} className="inline-flex" onPointerEnter={show} onPointerLeave={hide}>
      <button
        type="button"
        id={id}
        aria-label={label}
        aria-disabled="true"
        aria-describedby={tipId}
        className={className}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen()) return;
          // Inside a dialog Escape closes the tooltip first.
          event.preventDefault();
          event.stopPropagation();
          hide();
        }}
      >
        {children}
      </button>
      <span
        ref={tip}
        popover="manual"
        className="fixed inset-auto w-max max-w-[min(26rem,calc(100vw-1rem))] overflow-visible bg-transparent py-1.5"
      >
        <span
          role="tooltip"
          id={tipId}
          className="block rounded-md bg-action px-3 py-2 text-start text-sm font-normal whitespace-normal text-on-action"
        >
          {reason}
        </span>
      </span>
    </span>
  );
};
