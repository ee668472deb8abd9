// ARM paths: read leniently, as Azure does (any case, doubled slashes), into segments, scope and resource type.

export type ArmPath = {
  /** Decoded, without empty ones, in the caller's case. */
  readonly segments: readonly string[];
  /** What rights are judged at: the innermost complete resource, resource group or subscription; '/' for the tenant. */
  readonly scope: string;
  /** Such as `Microsoft.ContainerRegistry/registries`, in the caller's case; null without a `providers` part. */
  readonly type: string | null;
  readonly subscriptionId: string | null;
  readonly resourceGroup: string | null;
};

/** Null for a path whose percent-encoding is broken. */
export function readPath(pathname: string): ArmPath | null {
  let segments: string[];
  try {
    segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
  const is = (index: number, word: string) => segments[index]?.toLowerCase() === word;
  const providers = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const grouped = is(2, 'resourcegroups');
  return {
    segments,
    scope: `/${segments.slice(0, scopeLength(segments, providers)).join('/')}`,
    type: providers < 0 ? null : resourceType(segments.slice(providers + 1)),
    subscriptionId: is(0, 'subscriptions') ? (segments[1] ?? null) : null,
    resourceGroup: is(0, 'subscriptions') && grouped ? (segments[3] ?? null) : null,
  };
}

function scopeLength(segments: readonly string[], providers: number): number {
  // Without a provider, `/subscriptions/{id}/resourceGroups` is about the subscription.
  if (providers < 0) return segments.length - (segments.length % 2);
  // An extension such as permissions is judged at what it extends.
  if (segments[providers + 1]?.toLowerCase() === 'microsoft.authorization') return providers;
  const pairs = Math.floor((segments.length - providers - 2) / 2);
  return pairs < 1 ? providers : providers + 2 + pairs * 2;
}

function resourceType([namespace = '', ...rest]: readonly string[]): string {
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
