'use client';
/** What is wrong with the draft, in words, at the field it belongs to. */
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Failure } from '#lib/errors/failure.ts';
import { validateChange } from '#lib/network-access/validate.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { Draft } from './draft.ts';

/** @param failure of the last save: what was refused there counts until the draft is edited. */
export function useIssues(data: RegistryDetail, { base, change }: Draft, failure: Failure | null) {
  const t = useTranslations('inputIssue');
  const { sku } = data.access;
  const ipRuleLimit = data.quotas.ipRules?.limit ?? null;
  const found = useMemo(
    () => validateChange(base, change, { sku, ipRuleLimit }),
    [base, change, sku, ipRuleLimit],
  );
  const issues = failure?.code === 'invalid_input' ? failure.issues : found;
  /** The first issue of a field. */
  const first = (field: RegExp) => {
    const issue = issues.find(({ path }) => field.test(path));
    return issue === undefined ? null : t(issue.code, issue.values);
  };
  return {
    mode: first(/^(change\.)?setMode/),
    ipRules: first(/^(change\.)?(add|remove)IpRules/),
    isValid: issues.length === 0,
  };
}
