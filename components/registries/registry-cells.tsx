/**
 * What each column shows of a row. Elements, not components, and no more of them than the look needs: a screen
 * holds some three hundred cells, and all change with a key press.
 */

import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CONNECTION_COLOR } from '#components/ui/connection-mark.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { MODE_COLOR } from '#components/ui/mode-mark.tsx';
import { ENDPOINT_STATES, MATCHES } from '#lib/fleet-table/filters.ts';
import { type FleetIndex, subscriptionNameAt } from '#lib/fleet-table/fleet-index.ts';
import { countAt, textAt, textsAt } from '#lib/fleet-table/ragged.ts';
import { ruleText } from '#lib/fleet-table/rules.ts';
import { findingsAt } from '#lib/fleet-table/severity.ts';
import type { SortKey } from '#lib/fleet-table/sort.ts';
import { loginServerAt, modeAt, NOT_KNOWN, subnetCountAt, TAG_CUT, YES } from '#lib/fleet-table/table.ts';
import type { AddressMatches } from '#lib/fleet-table/verdicts.ts';
import type { GridWords } from './grid-words.ts';

type Content = {
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
};

const QUIET = 'text-ink-3';

/** A column's cell, every column but the name. */
export function cellContent(
  key: Exclude<SortKey, 'name'>,
  index: FleetIndex,
  row: number,
  words: GridWords,
  matches: AddressMatches | null,
): Content {
  const { table } = index;
  switch (key) {
    case 'access': {
      const mode = modeAt(table, row);
      return {
        children: (
          <>
            <Icon name={`mode-${mode}`} className={`me-1.5 ${MODE_COLOR[mode]}`} />
            {words.mode[mode]}
          </>
        ),
      };
    }
    case 'findings':
      return { children: findings(index, row, words) };
    case 'ipRules':
      return amount(countAt(table.ipRules, row), words);
    case 'subnets':
      return amount(subnetCountAt(table, row), words);
    case 'endpoints':
      return connections(index, row, words);
    case 'trusted': {
      const bypass = textAt(table.bypasses, row);
      return bypass === 'AzureServices'
        ? { children: words.on, className: QUIET }
        : { children: bypass === 'None' ? words.off : bypass };
    }
    case 'changed': {
      const at = table.changedAt[row] ?? Number.NaN;
      return Number.isNaN(at)
        ? amount(null, words)
        : { children: words.age(at), className: 'text-ink-2', title: words.moment(at) };
    }
    case 'tasks': {
      const tasks = table.tasksBypass[row];
      return tasks === NOT_KNOWN ? amount(null, words) : { children: tasks === YES ? words.on : words.off };
    }
    case 'dataEndpoint':
      return table.dataEndpoint[row] === YES
        ? { children: words.on }
        : { children: words.off, className: QUIET };
    case 'tags':
      return text(
        textsAt(table.tags, row)
          .map((tag) => tag.replace(TAG_CUT, ': '))
          .join(', '),
      );
    case 'rule':
      return ruleContent(index, row, words, matches);
    case 'subscription':
      return text(subscriptionNameAt(index, row));
    case 'region':
      return text(textAt(table.locations, row));
    case 'group':
      return text(textAt(table.resourceGroups, row));
    case 'sku':
      return text(textAt(table.skus, row));
    case 'changedBy':
      return text(textAt(table.changedBy, row));
    case 'loginServer':
      return text(loginServerAt(table, row));
  }
}

const text = (value: string): Content => ({ children: value, title: value });

/** `null` is not known, which is neither zero nor none. */
const amount = (value: number | null, words: GridWords): Content =>
  value === null
    ? {
        children: (
          <>
            <span aria-hidden="true">–</span>
            <span className="sr-only">{words.notYetKnown}</span>
          </>
        ),
        className: QUIET,
        title: words.notYetKnown,
      }
    : { children: value, className: value === 0 ? QUIET : undefined };

/** The worst one in words, the others counted; their names are in the tooltip and in hidden text. */
function findings({ table }: FleetIndex, row: number, words: GridWords): ReactNode {
  const [worst, ...others] = findingsAt(table, row);
  if (worst === undefined) return <span className="sr-only">{words.noFindings}</span>;
  const rest = others.map(({ code }) => words.kind[code]).join(', ');
  return (
    <>
      <span
        data-severity={worst.severity}
        className={classNames('finding', others.length > 0 ? 'max-w-[calc(100%-1.75rem)]' : 'max-w-full')}
        title={words.kind[worst.code]}
      >
        <Icon name={worst.severity} size="sm" className="finding-mark me-1.5" />
        <span className="sr-only">{words.severity[worst.severity]}: </span>
        {words.kind[worst.code]}
      </span>
      {others.length > 0 && (
        <span className="ms-1.5 text-xs text-ink-3" title={rest}>
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">{words.moreFindings(rest)}</span>
        </span>
      )}
    </>
  );
}

function connections({ table }: FleetIndex, row: number, words: GridWords): Content {
  const { pending, approved, rejected, disconnected, otherConnections } = table;
  const counts = [pending, approved, rejected, disconnected, otherConnections].map(
    (column) => column[row] ?? 0,
  );
  if (counts.every((count) => count === 0)) {
    return {
      children: (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{words.none}</span>
        </>
      ),
      className: QUIET,
    };
  }
  return {
    title: ENDPOINT_STATES.flatMap((state, place) =>
      counts[place] ? [`${words.connection[state]} ${counts[place]}`] : [],
    ).join(', '),
    children: ENDPOINT_STATES.map(
      (state, place) =>
        (counts[place] ?? 0) > 0 && (
          <span key={state} className="me-2 last:me-0">
            <Icon name={`conn-${state}`} size="sm" className={`me-1 ${CONNECTION_COLOR[state]}`} />
            <span className="sr-only">{words.connection[state]} </span>
            {counts[place]}
          </span>
        ),
    ),
  };
}

/** Which rule lets the searched address in, or would. An address is never cut off. */
function ruleContent(
  { table }: FleetIndex,
  row: number,
  words: GridWords,
  matches: AddressMatches | null,
): Content {
  const match = MATCHES[(matches?.matches[row] ?? 0) - 1];
  if (matches === null || match === undefined) return { children: null };
  const rule = ruleText(table.ipRules.values, matches.rules[row] ?? -1);
  const more = (matches.counts[row] ?? 0) - 1;
  if (match === 'all') return { children: words.match.all, title: rule };
  return {
    children: (
      <>
        <span className="font-mono text-xs">{rule}</span>
        {more > 0 && <span className="ms-1.5 text-xs text-ink-3">{words.moreRules(more)}</span>}
        {match !== 'rule' && <span className="ms-1.5 text-xs text-ink-2">{words.match[match]}</span>}
      </>
    ),
    className: match === 'inactive' ? QUIET : undefined,
  };
}
