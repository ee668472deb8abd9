/** What a pasted error turns out to be. Its words are in `pastedError.{kind}`. */

export const ERROR_KINDS = [
  'tasksFirewall',
  'firewall',
  'certificateName',
  'importForbidden',
  'subnetWithoutEndpoint',
  'subnetRight',
  'needsPremium',
  'ruleQuota',
  'layers',
  'challenge',
  'tokenForbidden',
  'forbidden',
  'dns',
  'certificateAuthority',
  'unreachable',
  'signIn',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export type ExplainedError = {
  readonly kind: ErrorKind;
  /** Login server, lower case, without `privatelink` or a data endpoint's region; null where the text hides it. */
  readonly loginServer: string | null;
  /** The registry's name where only that is given. */
  readonly registryName: string | null;
  /** The address that the firewall saw. */
  readonly client: string | null;
  /** The address that the login server's name led to. */
  readonly target: string | null;
  /** Where the words were found, for marking: from, to, in the text as it was pasted. */
  readonly marks: readonly (readonly [from: number, to: number])[];
};
