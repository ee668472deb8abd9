/** Values removed and added, in mono with their signs. */

type Props = { readonly add: readonly string[]; readonly remove: readonly string[] };

export const RuleDiff = ({ add, remove }: Props) =>
  add.length + remove.length === 0 ? null : (
    <div className="diff">
      {remove.map((rule) => (
        <del key={rule}>{rule}</del>
      ))}
      {add.map((rule) => (
        <ins key={rule}>{rule}</ins>
      ))}
    </div>
  );
