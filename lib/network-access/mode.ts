/** The portal's three modes, derived from ARM's two independent fields and turned back into them. */
import type { AccessMode, NetworkAccess } from './model.ts';

type ModeFields = Pick<NetworkAccess, 'publicNetworkAccess' | 'defaultAction'>;

const isWord = (value: string, word: string) => value.toLowerCase() === word;

/**
 * The mode in effect. `Disabled` wins over everything, as Azure decides it; any value this console
 * does not know makes the mode `unknown` unless public access is Disabled anyway.
 */
export function accessMode({ publicNetworkAccess, defaultAction }: ModeFields): AccessMode {
  if (isWord(publicNetworkAccess, 'disabled')) return 'disabled';
  if (!isWord(publicNetworkAccess, 'enabled')) return 'unknown';
  if (isWord(defaultAction, 'allow')) return 'all';
  return isWord(defaultAction, 'deny') ? 'selected' : 'unknown';
}

const FIELDS = {
  all: { publicNetworkAccess: 'Enabled', defaultAction: 'Allow' },
  selected: { publicNetworkAccess: 'Enabled', defaultAction: 'Deny' },
  // Deny as well, as `az` writes it: turning public access on again must not open the registry.
  disabled: { publicNetworkAccess: 'Disabled', defaultAction: 'Deny' },
} as const satisfies Record<Exclude<AccessMode, 'unknown'>, ModeFields>;

/** The two ARM fields that a mode is written as. */
export function modeFields(mode: Exclude<AccessMode, 'unknown'>): {
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  readonly defaultAction: 'Allow' | 'Deny';
} {
  return FIELDS[mode];
}
