/** What wrote: Azure names the application behind a token, and Resource Graph a type of client. */
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { Client, ClientKind, Person } from './model.ts';

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const APPLICATIONS: Readonly<Record<string, ClientKind>> = {
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'portal',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'cli',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'powershell',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'vscode',
};

/** In the words of `clientType`; what is not among them is shown as it is. */
const TYPES: readonly (readonly [RegExp, ClientKind])[] = [
  [/portal/i, 'portal'],
  [/\bcli\b|azurecli/i, 'cli'],
  [/powershell/i, 'powershell'],
  [/terraform/i, 'terraform'],
  [/template|deployment/i, 'template'],
  [/\bsdk\b/i, 'sdk'],
  [/^(unspecified|unknown|other|none)?$/i, 'untold'],
];

/**
 * Terraform and the SDKs sign in with another's application or one of their own: the log does not tell them.
 * @param consoleId this console's own application id.
 */
export function clientOfApp(appId: string | null, consoleId: string): Client {
  if (appId === null) return { kind: 'untold', name: null };
  const id = appId.toLowerCase();
  if (id === consoleId.toLowerCase()) return { kind: 'console', name: null };
  const kind = APPLICATIONS[id];
  return kind === undefined ? { kind: 'application', name: id } : { kind, name: null };
}

export function clientOfType(clientType: string | null): Client {
  const kind = TYPES.find(([pattern]) => pattern.test(clientType?.trim() ?? ''))?.[1];
  return kind === undefined ? { kind: 'application', name: clientType } : { kind, name: null };
}

/** The application's id is exact; where it says nothing known, Resource Graph's word may. */
export function clearer(byApp: Client, byType: Client): Client {
  const isVague = byApp.kind === 'untold' || byApp.kind === 'application';
  return isVague && byType.kind !== 'untold' ? byType : byApp;
}

/** @param caller a user name, or the id of a program. @param name as the token shows it. */
export function personOf(caller: string | null, name: string | null): Person {
  if (caller === null || caller === '') return { kind: 'untold', name: null, id: null };
  if (isGuid(caller)) {
    const called = name === null || isGuid(name) ? null : name;
    return { kind: 'program', name: called, id: caller.toLowerCase() };
  }
  return { kind: 'user', name: name === null || isGuid(name) ? caller : name, id: caller.toLowerCase() };
}
