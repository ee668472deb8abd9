'use client';
/** The smallest change, and the button that opens it: reviewed there, saved nowhere else. */
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import type { Fix } from '#lib/network-access/reach/model.ts';
import { formatSuggestion } from '#lib/network-access/suggestion.ts';
import { approvalPath, publicAccessPath, registryPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';
import { Say } from './say.tsx';

export function ReachFix({ fix, registry }: { readonly fix: Fix; readonly registry: RegistryDetail }) {
  const t = useTranslations('explainPage.answer');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
      <div className="min-w-64 flex-1">
        <h3 className="text-sm font-medium tracking-normal">{t(fix.kind === 'look' ? 'look' : 'fix')}</h3>
        <ul className="text-ink-2">
          {fix.say.map((statement) => (
            <li key={statement.key}>
              <Say of="fix" statement={statement} />
            </li>
          ))}
        </ul>
      </div>
      <FixAction fix={fix} registry={registry} />
    </div>
  );
}

function FixAction({ fix, registry }: { readonly fix: Fix; readonly registry: RegistryDetail }) {
  const t = useTranslations('explainPage.answer');
  const { ref, rights } = registry;
  if (fix.kind === 'public_access' && fix.change !== null) {
    if (rights.editPublicAccess === 'missing')
      return (
        <Button icon="lock" disabledReason={t('missing', { action: RIGHT_ACTIONS.editPublicAccess })}>
          {t('review')}
        </Button>
      );
    const suggest = encodeURIComponent(formatSuggestion(fix.change));
    return (
      <ButtonLink kind="primary" href={`${publicAccessPath(ref)}?suggest=${suggest}`} prefetch={false}>
        {t('review')}
      </ButtonLink>
    );
  }
  if (fix.kind === 'approve' && fix.connection !== null)
    return (
      <ButtonLink kind="primary" href={approvalPath(ref, fix.connection)} prefetch={false}>
        {t('openApproval')}
      </ButtonLink>
    );
  if (fix.kind === 'client' || fix.kind === 'look') return null;
  return (
    <ButtonLink
      href={fix.kind === 'service_endpoint' ? publicAccessPath(ref) : registryPath(ref)}
      prefetch={false}
    >
      {t('openRegistry')}
    </ButtonLink>
  );
}
