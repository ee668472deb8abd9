'use client';
/** The intent as it is being filled in: every kind keeps what was typed for it. */
import { useMemo, useState } from 'react';
import { type BulkIntent, type IntentKind, intentIssues } from '#lib/bulk-change/intent.ts';
import type { InputIssue } from '#lib/errors/failure.ts';
import type { AccessMode } from '#lib/network-access/model.ts';

export type IntentDraft = {
  readonly kind: IntentKind;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** Null until one is chosen: none is the obvious one. */
  readonly mode: Exclude<AccessMode, 'unknown'> | null;
  readonly on: boolean;
};

/** @param intent of a run that this goes on with. @param address that found the registries. */
function draftOf(intent: BulkIntent | null, address: string | null): IntentDraft {
  const found = address ?? '';
  return { kind: 'replace', rule: found, from: found, to: '', mode: null, on: true, ...intent };
}

export function useIntent(intent: BulkIntent | null, address: string | null) {
  const [draft, setDraft] = useState(() => draftOf(intent, address));
  const judged = useMemo(() => judge(draft), [draft]);
  return {
    draft,
    change: (part: Partial<IntentDraft>) => setDraft((known) => ({ ...known, ...part })),
    ...judged,
  };
}

type Judged = {
  readonly issues: readonly InputIssue[];
  /** Null while something is missing or wrong. */
  readonly intent: BulkIntent | null;
};

function judge(draft: IntentDraft): Judged {
  const filled = intentOf(draft);
  const issues = filled === null ? [] : intentIssues(filled);
  return { issues, intent: issues.length === 0 ? filled : null };
}

function intentOf({ kind, rule, from, to, mode, on }: IntentDraft): BulkIntent | null {
  switch (kind) {
    case 'add':
    case 'remove':
      return { kind, rule };
    case 'replace':
      return { kind, from, to };
    case 'mode':
      return mode === null ? null : { kind, mode };
    case 'trusted':
    case 'tasks':
      return { kind, on };
  }
}
