// What can go wrong on the way to Azure and back. "Carried out" means: the store changes as without the fault.

/** How the answer's body arrives; status and headers are those of the real answer. */
export const SPOILS = ['truncated', 'cut', 'empty', 'endless'] as const;
export type Spoil = (typeof SPOILS)[number];

/** Where an answer leads its client on: a member of the body, or a header. */
export const LINKS = ['nextLink', 'resourceLocation', 'azure-asyncoperation', 'location'] as const;
export type Link = (typeof LINKS)[number];

/** How the long-running operation goes that the answer begins. */
export const FATES = ['failed', 'canceled', 'stuck', 'lost', 'unknown'] as const;
export type Fate = (typeof FATES)[number];

export type FaultAction =
  /** This answer instead; the request is carried out only where `applied` says so. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly applied?: boolean;
    }
  /** 429 in Azure's words; the request is not carried out. Null sends no `Retry-After`. */
  | { readonly throttle: { readonly retryAfterSeconds: number | null } }
  /** The connection drops, before or after the request is carried out. */
  | { readonly reset: 'before' | 'after' }
  /** The request is carried out, the answer changed: headers replace (null deletes), the body is merged deeply. */
  | {
      readonly rewrite: {
        readonly headers?: Readonly<Record<string, string | null>>;
        readonly body?: unknown;
      };
    }
  /** 307 to that URL; the request is not carried out. */
  | { readonly redirect: string }
  /**
   * The request is carried out; of the answer's body arrives half (`truncated`), half and then the end of the
   * connection (`cut`), nothing (`empty`), or ever more (`endless`).
   */
  | { readonly spoil: Spoil }
  /** The request is carried out; the answer leads there, or to the request's own URL. Errors stay as they are. */
  | { readonly link: Link; readonly to: 'self' | string }
  /** The request is carried out; the list that is answered has this among its items, first unless told. */
  | { readonly listItem: { readonly index?: number; readonly value: unknown } }
  /**
   * The operation that is begun fails or is cancelled when it would have ended, which undoes the write; is stuck
   * for ever; or succeeds unseen: its polls answer 404 (`lost`) or a status nobody knows (`unknown`).
   */
  | { readonly operation: Fate };
