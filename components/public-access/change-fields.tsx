/** An edit as differences of ARM's own fields, with their signs. */
import { apply } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import { RuleDiff } from './rule-diff.tsx';

type Props = { readonly base: PublicAccess; readonly change: PublicAccessChange };

export function ChangeFields({ base, change }: Props) {
  const after = apply(base, change);
  const known = (value: boolean | null) => (value === null ? '?' : String(value));
  return (
    <div className="grid gap-2 empty:hidden">
      <Field name="publicNetworkAccess" before={base.publicNetworkAccess} after={after.publicNetworkAccess} />
      <Field name="networkRuleSet.defaultAction" before={base.defaultAction} after={after.defaultAction} />
      <Rules name="networkRuleSet.ipRules" add={change.addIpRules} remove={change.removeIpRules} />
      <Rules
        name="networkRuleSet.virtualNetworkRules"
        add={change.addSubnetRules.map(shortId)}
        remove={change.removeSubnetRules.map(shortId)}
      />
      <Field name="networkRuleBypassOptions" before={base.bypass} after={after.bypass} />
      <Field
        name="networkRuleBypassAllowedForTasks"
        before={known(base.tasksBypass)}
        after={known(after.tasksBypass)}
      />
      <Field
        name="dataEndpointEnabled"
        before={known(base.dataEndpointEnabled)}
        after={known(after.dataEndpointEnabled)}
      />
    </div>
  );
}

/** Network and subnet; the whole id would fill the column three times over. */
function shortId(id: string): string {
  const parsed = parseSubnetId(id);
  return parsed === null ? id : `${parsed.virtualNetwork}/${parsed.subnet}`;
}

const Rules = ({ name, add, remove }: { name: string; add: readonly string[]; remove: readonly string[] }) =>
  add.length + remove.length === 0 ? null : (
    <div>
      <Name>{name}</Name>
      <RuleDiff add={add} remove={remove} />
    </div>
  );

const Name = ({ children }: { children: string }) => (
  <p className="font-mono text-xs leading-5 text-ink-2 wrap-anywhere">{children}</p>
);

/** Letter case is Azure's business: the same word is the same value. */
const Field = ({ name, before, after }: { name: string; before: string; after: string }) =>
  before.toLowerCase() === after.toLowerCase() ? null : (
    <div>
      <Name>{name}</Name>
      <RuleDiff add={[after]} remove={[before]} />
    </div>
  );
