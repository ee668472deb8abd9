/** A statement of the core in words; what is ARM's own is set as code. */
import { useTranslations } from 'next-intl';
import type { Statement } from '#lib/network-access/model.ts';

type Props = {
  readonly of: 'verdict' | 'sees' | 'step' | 'evidence' | 'fix';
  readonly statement: Statement;
};

export function Say({ of, statement }: Props) {
  const t = useTranslations('reach');
  return t.rich(`${of}.${statement.key}`, {
    ...statement.values,
    code: (chunks) => <code className="text-xs wrap-anywhere">{chunks}</code>,
  });
}
