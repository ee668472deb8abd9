/** What a pasted error leads to: which client to explain, and which rule may be missing. Pure. */
import type { ErrorKind, ExplainedError } from '#lib/network-access/errors-explained/model.ts';
import { parseIpRule } from '#lib/network-access/parse-ip-rule.ts';
import { type AskedClient, parseClient } from '#lib/network-access/reach/client-param.ts';

/** Page of the registry on which it is put right. */
type Place = 'publicAccess' | 'dns' | 'identities' | 'privateAccess' | 'registry';

export type PastedNext = {
  /** Null where the text does not say who called. */
  readonly client: AskedClient | null;
  /** An IP rule that would let the client in; null where none may or would help for long. */
  readonly rule: string | null;
  readonly opens: Place;
};

const PLACES: Readonly<Record<ErrorKind, Place>> = {
  firewall: 'publicAccess',
  tasksFirewall: 'publicAccess',
  importForbidden: 'publicAccess',
  subnetWithoutEndpoint: 'publicAccess',
  subnetRight: 'publicAccess',
  ruleQuota: 'publicAccess',
  forbidden: 'publicAccess',
  tokenForbidden: 'publicAccess',
  layers: 'publicAccess',
  certificateName: 'dns',
  challenge: 'dns',
  dns: 'dns',
  unreachable: 'privateAccess',
  signIn: 'identities',
  needsPremium: 'registry',
  // A proxy in between: nothing of the registry has to change.
  certificateAuthority: 'registry',
};

export function nextOf({ kind, client }: ExplainedError): PastedNext {
  const opens = PLACES[kind];
  if (kind === 'tasksFirewall')
    return { client: { kind: 'task', identity: 'system', name: null }, rule: null, opens };
  // The text names the target; whoever imports is a trusted service to the source.
  if (kind === 'importForbidden')
    return { client: { kind: 'service', service: 'Import' }, rule: null, opens };
  const parsed = client === null ? null : parseIpRule(client);
  return {
    client: client === null ? null : parseClient(client),
    rule: parsed?.ok === true ? parsed.rule : null,
    opens,
  };
}
