// Who a verified ARM token speaks for: what the identity provider hands to the ARM pipeline.

export type Principal = {
  readonly oid: string;
  /** The user principal name; of an application its client id, which is what ARM prints. */
  readonly upn: string;
  readonly tid: string;
  readonly appId: string;
  /** Authentication methods; `mfa` after a second factor. */
  readonly amr: readonly string[];
  /** Authentication contexts the sign-in satisfied. */
  readonly acrs: readonly string[];
  /** Client capabilities, such as `CP1`. */
  readonly xmsCc: readonly string[];
  /** Present for service principals and managed identities. */
  readonly kind?: 'app';
};

/** Judges an Authorization header exactly as it came. */
export type VerifyToken = (authorization: string | undefined) => Promise<
  | { readonly ok: true; readonly principal: Principal }
  | {
      readonly ok: false;
      readonly wwwAuthenticate: string;
      readonly code: string;
      readonly message: string;
    }
>;
