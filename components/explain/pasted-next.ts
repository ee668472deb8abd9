/** What a pasted error leads to: which client to explain, and which rule may be missing. Pure. */
import type { ErrorKind, ExplainedError } from '#lib/network-access/errors-explained/model.ts';
import { parseIpRule } from '#lib/network-access/parse-ip-rule.ts';
import { type AskedClient, parseClient } from '#lib/network-access/reach/client-param.ts';

export type PastedNext = {
  /** Null where the text does not say who called. */
  readonly client: AskedClient | null;
  /** An IP rule that would let the client in; null where none may or would help for long. */
  readonly rule: string | null;
  readonly opens: 'public_access' | 'registry';
};

const ABOUT_RULES: readonly ErrorKind[] = [
  'firewall',
  'subnetWithoutEndpoint',
  'subnetRight',
  'ruleQuota',
  'forbidden',
  'tokenForbidden',
];

export function nextOf({ kind, client }: ExplainedError): PastedNext {
  const opens = ABOUT_RULES.includes(kind) ? 'public_access' : 'registry';
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
