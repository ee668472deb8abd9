/** Links between the pages of one thing; the browser's back button works, so these are not ARIA tabs. */
import Link from 'next/link';
import { classNames } from './class-names.ts';

type TabsNavProps = {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly name: string; readonly current?: boolean }[];
};

export const TabsNav = ({ label, tabs }: TabsNavProps) => (
  <nav
    aria-label={label}
    data-focus="inset"
    className="flex gap-1 overflow-x-auto border-b border-line-2 px-0.5 [scrollbar-width:none]"
  >
    {tabs.map(({ href, name, current = false }) => (
      <Link
        key={href}
        href={href}
        prefetch={false}
        aria-current={current ? 'page' : undefined}
        className={classNames(
          '-mb-px border-b-2 px-2.5 py-2 whitespace-nowrap hover:no-underline',
          current ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
        )}
      >
        {name}
      </Link>
    ))}
  </nav>
);
