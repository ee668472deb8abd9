/** Looking through virtual networks for subnets. Pure. */
import type { SubnetInfo, VirtualNetwork } from '#lib/networks/shapes.ts';

/** More at once are not looked through but searched. */
export const MOST_SHOWN = 150;

export type Found = {
  readonly networks: readonly VirtualNetwork[];
  /** Subnets that fit, shown or not. */
  readonly total: number;
};

/**
 * @param networkId empty for all. @param query compared with names, ranges and regions, without letter case.
 * Networks without a subnet that fits are left out; no more than MOST_SHOWN subnets are returned.
 */
export function findSubnets(networks: readonly VirtualNetwork[], networkId: string, query: string): Found {
  const wanted = query.trim().toLowerCase();
  const fits = (network: VirtualNetwork, subnet: SubnetInfo) =>
    [network.name, network.location, subnet.name, ...subnet.addressPrefixes].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  const fitting = networks
    .filter(({ id }) => networkId === '' || id.toLowerCase() === networkId.toLowerCase())
    .map((network) => ({ ...network, subnets: network.subnets.filter((subnet) => fits(network, subnet)) }));
  let left = MOST_SHOWN;
  return {
    total: fitting.reduce((sum, { subnets }) => sum + subnets.length, 0),
    networks: fitting.flatMap((network) => {
      const subnets = network.subnets.slice(0, left);
      left -= subnets.length;
      return subnets.length === 0 ? [] : [{ ...network, subnets }];
    }),
  };
}

/** Resource group of a virtual network, from its id. */
export const groupOf = (networkId: string): string => networkId.split('/')[4] ?? '';
