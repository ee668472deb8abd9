// First-party applications that people write with, by the ids in their tokens.
// https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in

export const APPLICATIONS = {
  portal: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  cli: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  powershell: '1950a258-227b-4e31-a9cf-717495945fc2',
  /** A pipeline's own registration. */
  pipeline: '7e44af02-0000-4000-8000-0000000000c1',
} as const;

export type Application = keyof typeof APPLICATIONS;
