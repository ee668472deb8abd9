/** Where this page is. The last part is the page itself and no link. */
import Link from 'next/link';

type BreadcrumbsProps = {
  readonly label: string;
  readonly parts: readonly { readonly name: string; readonly href?: string }[];
};

export const Breadcrumbs = ({ label, parts }: BreadcrumbsProps) => (
  <nav aria-label={label}>
    <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-ink-3">
      {parts.map(({ name, href }, index) => (
        // A group may be called like its subscription: the way there tells the two apart.
        <li key={pathTo(parts, index)} aria-current={index === parts.length - 1 ? 'page' : undefined}>
          {index > 0 && (
            <span aria-hidden="true" className="me-1.5">
              /
            </span>
          )}
          {href ? (
            <Link href={href} className="text-ink-2">
              {name}
            </Link>
          ) : (
            name
          )}
        </li>
      ))}
    </ol>
  </nav>
);

const pathTo = (parts: BreadcrumbsProps['parts'], index: number): string =>
  parts
    .slice(0, index + 1)
    .map(({ name }) => name)
    .join('/');
