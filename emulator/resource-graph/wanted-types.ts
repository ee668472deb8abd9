// Which resource types a query can be about at all, so that rows of others need not be made. Its conditions still hold.
import type { Expression, Operator } from './kql-syntax.ts';

/** @returns types in lower case; null when any may be wanted. */
export function wantedTypes(operators: readonly Operator[]): ReadonlySet<string> | null {
  for (const operator of operators) {
    // What comes behind may see columns that only look like these.
    if (operator.kind !== 'where') return null;
    const types = typesOf(operator.condition);
    if (types !== null) return types;
  }
  return null;
}

function typesOf(condition: Expression): ReadonlySet<string> | null {
  if (condition.kind === 'among' && !condition.operator.startsWith('!') && isType(condition.left)) {
    return textsOf(condition.list);
  }
  if (condition.kind !== 'binary') return null;
  const { operator, left, right } = condition;
  if (operator === 'and') return typesOf(left) ?? typesOf(right);
  return (operator === '==' || operator === '=~') && isType(left) ? textsOf([right]) : null;
}

function isType(expression: Expression): boolean {
  return expression.kind === 'column' && expression.name === 'type';
}

function textsOf(list: readonly Expression[]): ReadonlySet<string> | null {
  const texts = list.map((item) =>
    item.kind === 'literal' && item.type === 'string' ? String(item.value).toLowerCase() : null,
  );
  return texts.includes(null) ? null : new Set(texts as string[]);
}
