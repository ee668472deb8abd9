'use client';
/** One sentence about what a change means; the rule it is about stands in mono. */
import { useTranslations } from 'next-intl';
import type { Statement } from '#lib/network-access/model.ts';

export function ChangeStatement({ statement }: { statement: Statement }) {
  const t = useTranslations('explain');
  const text = t(statement.key, statement.values);
  const rule = statement.values['rule'];
  if (rule === undefined || rule === '') return text;
  const [before, ...after] = text.split(String(rule));
  if (after.length === 0) return text;
  return (
    <>
      {before}
      <span className="font-mono">{rule}</span>
      {after.join(String(rule))}
    </>
  );
}
