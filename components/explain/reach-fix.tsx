'use client';
/** The smallest change, and the button that opens it: reviewed there, saved nowhere else. */
import { useTranslations } from 'next-intl';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import type { Fix } from '#lib/network-access/reach/model.ts';
import type { ProposedTarget } from '#lib/network-access/reach/who.ts';
import { formatSuggestion } from '#lib/network-access/suggestion.ts';
import {
  approvalPath,
  dnsPath,
  identitiesPath,
  privateAccessPath,
  publicAccessPath,
  registryPath,
} from '#lib/queries/paths.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { formatGrantParam } from '#lib/rights/grant-param.ts';
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
      <div className="flex flex-wrap gap-2">
        <FixAction fix={fix} registry={registry} />
        {fix.grant !== null && (
          <GrantLink target={fix.grant} registry={registry} isOnly={fix.kind === 'grant'} />
        )}
      </div>
    </div>
  );
}

function FixAction({ fix, registry }: { readonly fix: Fix; readonly registry: RegistryDetail }) {
  const t = useTranslations('explainPage.answer');
  const { ref, rights } = registry;
  if (fix.kind === 'public_access' && fix.change !== null) {
    if (rights.editPublicAccess === 'missing')
      return (
        <Button icon="lock" disabledReason={<MissingRightReason name="editPublicAccess" place={ref.name} />}>
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
  if (fix.kind === 'client' || fix.kind === 'look' || fix.kind === 'grant') return null;
  const [pathOf, label] = PLACES[fix.kind] ?? [registryPath, 'registry'];
  return (
    <ButtonLink href={pathOf(ref)} prefetch={false}>
      {t(`open.${label}`)}
    </ButtonLink>
  );
}

/** Where it is put right, when that is not the registry's first page. */
const PLACES: Readonly<Partial<Record<Fix['kind'], readonly [(ref: RegistryRef) => string, string]>>> = {
  service_endpoint: [publicAccessPath, 'publicAccess'],
  dns: [dnsPath, 'dns'],
  endpoint: [privateAccessPath, 'privateAccess'],
  identity: [identitiesPath, 'identities'],
};

type GrantLinkProps = {
  readonly target: ProposedTarget;
  readonly registry: RegistryDetail;
  /** Nothing else has to change. */
  readonly isOnly: boolean;
};

/** Opens the grant flow with whom it is for; what it takes is shown there before anything is sent. */
function GrantLink({ target, registry, isOnly }: GrantLinkProps) {
  const t = useTranslations('explainPage.answer');
  const { ref, rights } = registry;
  if (rights.grantAccess === 'missing')
    return (
      <Button icon="lock" disabledReason={<MissingRightReason name="grantAccess" place={ref.name} />}>
        {t('grant')}
      </Button>
    );
  return (
    <ButtonLink
      kind={isOnly ? 'primary' : 'default'}
      href={`${identitiesPath(ref)}?grant=${encodeURIComponent(formatGrantParam(target))}`}
      prefetch={false}
    >
      {t('grant')}
    </ButtonLink>
  );
}
