'use client';
/** What can be done with a registry's state without changing it: export it, compare it. */
import { useTranslations } from 'next-intl';
import { ExportAction } from '#components/export-state/export-action.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { compareFromPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

export function RegistryTools({ data }: { readonly data: RegistryDetail }) {
  const t = useTranslations('exportState');
  return (
    <>
      <ExportAction data={data} />
      <ButtonLink href={compareFromPath(data.ref)} prefetch={false}>
        {t('compare')}
      </ButtonLink>
    </>
  );
}
