'use client';
/** Where the endpoint is kept, and what it is called. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import { type EndpointChoices, NEEDED_PROVIDERS } from '#lib/network-access/endpoint-plan/choices.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import { withGroup } from './draft.ts';
import type { SectionProps } from './section-props.ts';
import { useSlip } from './slip-text.tsx';

const NEW = '\u0000new';

type Props = SectionProps & {
  readonly subscriptions: readonly SubscriptionInfo[];
  readonly onSubscription: (id: string) => void;
};

export function PlaceSection({ draft, edit, options, slips, subscriptions, onSubscription }: Props) {
  const t = useTranslations('endpoint.place');
  const slip = useSlip(slips);
  const text = (field: 'name' | 'connectionName', hint: string) => (
    <Field label={t(field)} hint={t(hint)} error={slip(field)}>
      {(control) => (
        <Input
          {...control}
          mono
          value={draft[field]}
          onChange={(event) => edit({ [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const known = options.groups.some(({ name }) => name.toLowerCase() === draft.resourceGroup.toLowerCase());
  const unregistered = NEEDED_PROVIDERS.filter(
    (name) => !['registered', 'registering', undefined].includes(options.registrations[name]?.toLowerCase()),
  );
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('subscription')}>
          {(control) => (
            <Select
              {...control}
              value={draft.subscriptionId}
              onChange={(event) => onSubscription(event.currentTarget.value)}
            >
              {subscriptions.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('group')}>
          {(control) => (
            <Select
              {...control}
              value={draft.isNewGroup ? NEW : draft.resourceGroup}
              onChange={({ currentTarget: { value } }) =>
                edit(withGroup(draft, value === NEW ? '' : value, value === NEW))
              }
            >
              {!known && !draft.isNewGroup && (
                <option value={draft.resourceGroup}>{draft.resourceGroup}</option>
              )}
              {options.groups.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
              <option value={NEW}>{t('newGroup')}</option>
            </Select>
          )}
        </Field>
        {draft.isNewGroup && (
          <Field label={t('groupName')} hint={t('groupHint')} error={slip('resourceGroup')}>
            {(control) => (
              <Input
                {...control}
                mono
                value={draft.resourceGroup}
                onChange={(event) => edit(withGroup(draft, event.currentTarget.value, true))}
              />
            )}
          </Field>
        )}
        {text('name', 'nameHint')}
        {text('connectionName', 'connectionHint')}
        {unregistered.map((namespace) => (
          <label key={namespace} className="flex items-start gap-2 sm:col-span-2">
            <input
              type="checkbox"
              className="check mt-0.5"
              checked={draft.register.includes(namespace)}
              onChange={(event) => edit({ register: toggled(draft, namespace, event.currentTarget.checked) })}
            />
            <span>{t('register', { namespace })}</span>
          </label>
        ))}
      </div>
    </Panel>
  );
}

const toggled = (
  { register }: EndpointChoices,
  namespace: (typeof NEEDED_PROVIDERS)[number],
  isOn: boolean,
): EndpointChoices['register'] =>
  NEEDED_PROVIDERS.filter((name) => (name === namespace ? isOn : register.includes(name)));
