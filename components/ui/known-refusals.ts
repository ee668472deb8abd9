/** Azure's refusals that have a cause and a next step of their own, by its code and words. Pure. */
import type { Failure } from '#lib/errors/failure.ts';
import type { BannerKind } from './banner.tsx';
import type { IconName } from './icon.tsx';

export type FailureText = {
  readonly kind: BannerKind;
  readonly icon?: IconName;
  /** `failure.{key}.title`: what happened. */
  readonly key: string;
  /** `failure.{key}.{body}`: why, and what next. */
  readonly body: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** The last part of an ARM id: the name a person knows the thing by. */
export const shortName = (scope: string): string => scope.split('/').filter(Boolean).at(-1) ?? scope;

/** https://learn.microsoft.com/azure/container-registry/container-registry-vnet#grant-registry-access */
const NO_ENDPOINT = /Subnets (?<subnets>.+?) of virtual network (?<network>\S+) do not have ServiceEndpoints/;
/** Also what a subscription without the provider is answered with. */
const NO_RIGHT = /perform action '(?<action>[^']+)' over scope '(?<network>.*\/virtualNetworks\/[^/']+)/;

/** Null for a refusal that is told by its kind alone. */
export function knownRefusal(failure: Failure): FailureText | null {
  const { azureCode, azureMessage = '' } = failure.details ?? {};
  switch (azureCode) {
    case 'RetryableError':
    case 'AnotherOperationInProgress': {
      const seconds = failure.code === 'throttled' ? failure.retryAfterSeconds : undefined;
      const look = { kind: 'info', icon: 'clock', key: 'busy' } as const;
      return seconds === undefined
        ? { ...look, body: 'body', values: {} }
        : { ...look, body: 'bodySeconds', values: { seconds } };
    }
    case 'MissingSubscriptionRegistration': {
      const namespace = /namespace '(?<namespace>[^']+)'/.exec(azureMessage)?.groups?.['namespace'] ?? '';
      return { kind: 'critical', key: 'unregistered', body: 'body', values: { namespace } };
    }
    case 'NetworkRuleValidationError':
      return subnetRefusal(azureMessage);
    default:
      return null;
  }
}

function subnetRefusal(message: string): FailureText {
  const look = { kind: 'critical', key: 'subnet_rule' } as const;
  const { subnets, network } = NO_ENDPOINT.exec(message)?.groups ?? {};
  if (subnets !== undefined && network !== undefined)
    return { ...look, body: 'bodyEndpoint', values: { subnets, network: shortName(network) } };
  const { action, network: closed } = NO_RIGHT.exec(message)?.groups ?? {};
  if (action !== undefined && closed !== undefined)
    return { ...look, body: 'bodyRight', values: { action, network: shortName(closed) } };
  return { ...look, body: 'body', values: {} };
}
