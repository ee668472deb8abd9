// What a query is made of once it is parsed.
import type { Place } from './kql-error.ts';

/** Types that are known without looking at data; `dynamic` holds JSON of any kind. */
export type ValueType = 'string' | 'long' | 'real' | 'bool' | 'datetime' | 'timespan' | 'dynamic';

export type Expression =
  | { readonly kind: 'literal'; readonly type: ValueType; readonly value: unknown; readonly place: Place }
  | { readonly kind: 'column'; readonly name: string; readonly place: Place }
  | { readonly kind: 'member'; readonly target: Expression; readonly name: string; readonly place: Place }
  | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression; readonly place: Place }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly place: Place;
    }
  | { readonly kind: 'negative'; readonly operand: Expression; readonly place: Place }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  /** `in`, `in~`, `!in`, `!in~`. */
  | {
      readonly kind: 'among';
      readonly operator: string;
      readonly left: Expression;
      readonly list: readonly Expression[];
      readonly place: Place;
    }
  | {
      readonly kind: 'between';
      readonly negated: boolean;
      readonly left: Expression;
      readonly from: Expression;
      readonly to: Expression;
      readonly place: Place;
    };

/** `name = expression`, or an expression that names itself. */
export type Named = { readonly name: string | null; readonly expression: Expression; readonly place: Place };

export type Ordering = {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
};

export type Operator =
  | { readonly kind: 'where'; readonly condition: Expression }
  | { readonly kind: 'project' | 'extend' | 'distinct'; readonly columns: readonly Named[] }
  | { readonly kind: 'project-away'; readonly names: readonly { name: string; place: Place }[] }
  | { readonly kind: 'summarize'; readonly aggregates: readonly Named[]; readonly by: readonly Named[] }
  | { readonly kind: 'order'; readonly by: readonly Ordering[] }
  | { readonly kind: 'top'; readonly count: number; readonly by: Ordering }
  | { readonly kind: 'take'; readonly count: number }
  | { readonly kind: 'count' };

export type Query = {
  /** Lower case. */
  readonly table: string;
  readonly place: Place;
  readonly operators: readonly Operator[];
};
