'use client';
/** Who can pull, push, delete or administer: the sentence first, then everybody, then how to let more in. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { ReadLine } from '#components/registry/read-line.tsx';
import { Columns, RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { StaleNotice } from '#components/registry/stale-notice.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { WayOn } from '#components/shell/way-on.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { identitiesQuery } from '#lib/queries/identities.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { GrantAction } from './grant-action.tsx';
import { HoldersPanel } from './holders-panel.tsx';
import { IdentitiesSentence } from './identities-sentence.tsx';
import { useIdentityDialogs } from './use-identity-dialogs.ts';

/** Below the fold, and dialogs: not part of the first load. */
const TrustedPanel = dynamic(() => import('./trusted-panel.tsx').then((part) => part.TrustedPanel), {
  ssr: false,
});
const OtherWays = dynamic(() => import('./other-ways.tsx').then((part) => part.OtherWays), { ssr: false });
const RightsPanel = dynamic(
  () => import('#components/rights/rights-panel.tsx').then((part) => part.RightsPanel),
  { ssr: false },
);
const Dialogs = dynamic(() => import('./identity-dialogs.tsx').then((part) => part.IdentityDialogs), {
  ssr: false,
});

export function IdentitiesPage({ registry }: { registry: RegistryRef }) {
  const { account } = useAuth();
  const { data, error: registryError } = useQuery(registryQuery(account.oid, registry));
  const identities = useQuery(identitiesQuery(account.oid, registry));
  const dialogs = useIdentityDialogs(registry, data?.rights.grantAccess !== 'missing');
  if (data === undefined)
    return registryError === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(registryError)} />
    );
  const found = identities.data;
  const failure = identities.error === null ? null : failureOf(identities.error);
  const readAgain = () => void identities.refetch();
  return (
    <RegistryPage
      registry={registry}
      data={data}
      actions={found && <GrantAction data={data} onGrant={() => dialogs.open({ kind: 'grant' })} />}
    >
      {failure !== null &&
        (found === undefined ? (
          <FailureBanner
            failure={failure}
            announce={false}
            className="mb-4"
            action={<WayOn failure={failure} isReading={identities.isFetching} onReadAgain={readAgain} />}
          />
        ) : (
          <StaleNotice
            failure={failure}
            readAt={found.readAt}
            isReading={identities.isFetching}
            onReadAgain={readAgain}
          />
        ))}
      {found && (
        <section className="mb-6">
          <IdentitiesSentence found={found} />
          <ReadLine readAt={found.readAt} isReading={identities.isFetching} onReadAgain={readAgain} />
        </section>
      )}
      <Columns
        aside={
          <aside className="grid min-w-0 gap-6">
            {found && <OtherWays found={found} />}
            <RightsPanel data={data} />
          </aside>
        }
      >
        {found && <HoldersPanel data={data} found={found} onOpen={dialogs.open} />}
        {found && <TrustedPanel data={data} found={found} onOpen={dialogs.open} />}
      </Columns>
      {found && dialogs.shown !== null && (
        <Dialogs data={data} found={found} shown={dialogs.shown} onClose={dialogs.close} />
      )}
    </RegistryPage>
  );
}
