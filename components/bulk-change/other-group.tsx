'use client';
/** Registries that will not change, folded, each with its reason. */
import Link from 'next/link';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  readonly icon: IconName;
  readonly color: string;
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly ref: RegistryRef; readonly why: string }[];
  readonly open?: boolean;
};

export const OtherGroup = ({ icon, color, title, rows, open = false }: Props) =>
  rows.length === 0 ? null : (
    <details open={open} className="group px-4 py-2">
      <summary className="flex cursor-pointer items-center gap-1.5 font-medium">
        <Icon name={icon} className={color} />
        {title}
        <Icon name="down" size="sm" className="text-ink-3 group-open:rotate-180" />
      </summary>
      <ul className="mt-1.5 grid max-h-80 gap-1 overflow-y-auto ps-5.5">
        {rows.map(({ key, ref, why }) => (
          <li key={key} className="wrap-anywhere">
            <Link href={registryPath(ref)} prefetch={false} className="font-medium text-ink">
              {ref.name}
            </Link>
            <span className="text-ink-2">: {why}</span>
          </li>
        ))}
      </ul>
    </details>
  );
