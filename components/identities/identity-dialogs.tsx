'use client';
/** The dialog that is open. */
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import type { Shown } from './use-identity-dialogs.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly found: RegistryIdentities;
  readonly shown: Shown;
  readonly onClose: () => void;
};

export function IdentityDialogs({ data, found, shown, onClose }: Props) {
  switch (shown.kind) {
    case 'grant':
      return (
        <GrantDialog
          data={data}
          found={found}
          initial={shown.choice ?? null}
          taken={shown.taken ?? null}
          onClose={onClose}
        />
      );
    case 'revoke':
      return (
        <RevokeDialog
          data={data}
          holder={shown.holder}
          assignmentName={shown.assignmentName}
          onClose={onClose}
        />
      );
    case 'connect':
      return <ConnectDialog data={data} holder={shown.holder} onClose={onClose} />;
  }
}
