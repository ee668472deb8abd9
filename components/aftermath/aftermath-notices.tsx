'use client';
/** Everything to be told about this tab's saves of one registry; fetched once there is something. */
import { publicPart } from '#lib/network-access/change.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import { aftermathNotices } from '#lib/operations/aftermath-notices.ts';
import { closeAftermath } from '#lib/queries/aftermath.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AftermathNotice } from './aftermath-notice.tsx';

type Props = {
  readonly data: RegistryDetail;
  readonly onPutBack: (change: PublicAccessChange) => void;
};

export function AftermathNotices({ data, onPutBack }: Props) {
  const all = useOperations();
  const path = registryPath(data.ref).toLowerCase();
  return all
    .filter(({ registry }) => registryPath(registry).toLowerCase() === path)
    .flatMap((operation) => aftermathNotices(operation, all, publicPart(data.access)))
    .map((notice) => (
      <AftermathNotice
        key={notice.key}
        notice={notice}
        onPutBack={onPutBack}
        onClose={() => closeAftermath(notice)}
      />
    ));
}
