/** What can be chosen as a client, in the words that tell those of one name apart. Pure. */
import type { ComboboxOption } from '#components/ui/combobox.tsx';
import type { Candidate } from '#lib/identities/shapes.ts';
import type { VirtualNetwork } from '#lib/networks/shapes.ts';

const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
const groupOf = (id: string) => id.split('/')[4] ?? '';

export const networkOptions = (networks: readonly VirtualNetwork[]): readonly ComboboxOption[] =>
  networks.map(({ id, name, location }) => ({ value: id, name, detail: words(groupOf(id), location) }));

export const subnetOptions = (networks: readonly VirtualNetwork[]): readonly ComboboxOption[] =>
  networks.flatMap((network) =>
    network.subnets.map(({ id, name, addressPrefixes }) => ({
      value: id,
      name: `${network.name}/${name}`,
      detail: words(addressPrefixes.join(' '), groupOf(id)),
    })),
  );

export const candidateOptions = (candidates: readonly Candidate[]): readonly ComboboxOption[] =>
  candidates.map(({ id, name, location, resourceGroup }) => ({
    value: id,
    name,
    detail: words(resourceGroup, location),
  }));
