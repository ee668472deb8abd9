/** One sentence for an intent: a message key of `bulkChange.sentence` with its values. Pure. */
import type { BulkIntent } from '#lib/bulk-change/intent.ts';

export function intentWords(intent: BulkIntent): { key: string; values: Record<string, string> } {
  switch (intent.kind) {
    case 'add':
    case 'remove':
      return { key: intent.kind, values: { rule: intent.rule } };
    case 'replace':
      return { key: 'replace', values: { from: intent.from, to: intent.to } };
    case 'mode':
      return { key: 'mode', values: { mode: intent.mode } };
    case 'trusted':
    case 'tasks':
      return { key: intent.kind, values: { on: intent.on ? 'yes' : 'no' } };
  }
}
