/** A box, only where content belongs together: heading row, content, foot. */
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

type PanelProps = {
  /** Names the panel; it becomes a labelled section. */
  readonly title?: ReactNode;
  /** Right after the title: a count, a sentence in grey. */
  readonly aside?: ReactNode;
  /** At the right end of the heading row. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  /** The heading's level; 2 unless the panel stands inside a section with its own heading. */
  readonly level?: 2 | 3;
  /** False for tables and lists that reach the edges. */
  readonly padded?: boolean;
  /** For links to this place on the page. */
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
};

export const Panel = ({
  title,
  aside,
  actions,
  footer,
  level = 2,
  padded = true,
  id,
  className,
  children,
}: PanelProps) => {
  const heading = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      id={id}
      aria-labelledby={title === undefined ? undefined : heading}
      className={classNames('min-w-0 scroll-mt-16 rounded-lg border border-line-2 bg-surface', className)}
    >
      {title !== undefined && (
        <header className="flex min-h-11.5 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-2">
          <Heading id={heading} className="text-base tracking-normal">
            {title}
          </Heading>
          {aside !== undefined && <span className="text-ink-2">{aside}</span>}
          {actions !== undefined && (
            <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>
          )}
        </header>
      )}
      <div className={classNames(padded ? 'px-4 py-3.5' : 'relative overflow-x-auto')}>{children}</div>
      {footer !== undefined && <footer className="border-t border-line px-4 py-2.5">{footer}</footer>}
    </section>
  );
};
