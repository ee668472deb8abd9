/** What the list keeps of a registry. */
import type { RegistrySummary } from '#lib/registries/shapes.ts';

/** The grid shows counts: the connections themselves would double what is held. */
export const summaryOf = ({
  ref,
  id,
  loginServer,
  location,
  provisioningState,
  lastModifiedAt,
  lastModifiedBy,
  tags,
  access,
}: RegistrySummary): RegistrySummary => ({
  ref,
  id,
  loginServer,
  location,
  provisioningState,
  lastModifiedAt,
  lastModifiedBy,
  tags,
  access,
});
