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
  const { sku, exportPolicy } = data.access;
  const ipRuleLimit = data.quotas.ipRules?.limit ?? null;
  const subnetRuleLimit = data.quotas.subnetRules?.limit ?? null;
  const found = useMemo(
    () => validateChange(base, change, { sku, exportPolicy, ipRuleLimit, subnetRuleLimit }),
    [base, change, sku, exportPolicy, ipRuleLimit, subnetRuleLimit],
  );
  const issues = failure?.code === 'invalid_input' ? failure.issues : found;
  /** The first issue of a field. */
  const first = (field: RegExp) => {
    const issue = issues.find(({ path }) => field.test(path));
    return issue === undefined ? null : t(issue.code, issue.values);
  };
  return {
    mode: first(/^(change\.)?setMode/),
    subnetRules: first(/^(change\.)?((add|remove)S|s)ubnetRules/),
    exceptions: first(/^(change\.)?set(Bypass|TasksBypass|DataEndpoint)/),
    ipRules: first(/^(change\.)?(add|remove)IpRules/),
    isValid: issues.length === 0,
  };
}
