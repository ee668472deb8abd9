// What every endpoint of the identity provider works with.
import type { CodeStore } from './code-store.ts';
import type { SignInLog } from './sign-in-log.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import type { SignInStore } from './sign-in-store.ts';
import type { SigningKey } from './signing-key.ts';

export interface TokenLifetimes {
  /** Tokens for the console's own API. */
  readonly apiTokenLifetimeSeconds: number;
  /** Tokens for Azure Resource Manager. */
  readonly accessTokenLifetimeSeconds: number;
}

export interface IdentityContext {
  /** `https://localhost:PORT`: issuer, and what servers talk to. */
  readonly authority: string;
  readonly clientSecret: string;
  readonly servicePrincipalSecret: string;
  /** Protects the forms of the sign-in pages. */
  readonly formSecret: string;
  readonly signingKey: SigningKey;
  readonly store: SignInStore;
  readonly codes: CodeStore;
  readonly signIns: SignInLog;
  readonly lifetimes: () => TokenLifetimes;
  readonly settings: () => SignInSettings;
  /** Real time, milliseconds since 1970: real clients compare their own with what tokens say. */
  readonly now: () => number;
  /** By how much Azure's clock was moved forward, which ages tokens for it beyond what they say. */
  readonly advancedMs: () => number;
}
