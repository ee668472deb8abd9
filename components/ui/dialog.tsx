'use client';
/** A native modal dialog: the browser keeps focus inside, closes on Escape and gives the focus back. */
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

const WIDTHS = { sm: 'w-[28rem]', md: 'w-[42rem]', lg: 'w-[74rem]' } as const;

type DialogProps = {
  readonly open: boolean;
  /** Escape, the close button, or the browser's own gesture. Set `open` to false. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** Under the title, in grey: what this compares, what has not happened yet. */
  readonly description?: ReactNode;
  /** 448, 672 (the default) or 1184 px at most. */
  readonly size?: keyof typeof WIDTHS;
  /** What the close button says; "Close" unless given, e.g. "Back to editing". */
  readonly closeLabel?: string;
  /** Above the foot, always visible: a guard against losing access. */
  readonly guard?: ReactNode;
  /** The buttons; the one that acts comes last. */
  readonly footer?: ReactNode;
  /** False where the content brings its own columns. */
  readonly padded?: boolean;
  /** Focus goes to the element with `data-autofocus` in here, else to the title. */
  readonly children: ReactNode;
};

export const Dialog = ({
  open,
  onClose,
  title,
  description,
  size = 'md',
  closeLabel,
  guard,
  footer,
  padded = true,
  children,
}: DialogProps) => {
  const t = useTranslations('common');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    (element.querySelector<HTMLElement>('[data-autofocus]') ?? heading.current)?.focus();
    return () => element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      className={classNames('dialog', WIDTHS[size])}
      onClose={(event) => {
        // Closed by us, or opened again since the event was queued: nobody asked to close.
        if (open && event.target === dialog.current && !dialog.current.open) onClose();
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line-2 px-5 pt-4 pb-3.5">
        <h2 ref={heading} id={id} tabIndex={-1} className="wrap-anywhere">
          {title}
        </h2>
        <IconButton
          icon="x"
          label={closeLabel ?? t('close')}
          className="row-span-2"
          onClick={() => dialog.current?.close()}
        />
        {description !== undefined && (
          <p id={`${id}-description`} className="text-ink-2">
            {description}
          </p>
        )}
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
        tabIndex={0}
        aria-labelledby={id}
        data-focus="inset"
        className={classNames('dialog-body', padded && 'px-5 py-4')}
      >
        {children}
      </section>
      {guard}
      {footer !== undefined && (
        <footer className="flex flex-wrap items-center gap-2 border-t border-line-2 px-5 py-3">
          {footer}
        </footer>
      )}
    </dialog>
  );
};
