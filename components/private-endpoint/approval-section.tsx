'use client';
/** Whether the connection is approved at once, or asks somebody. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { REQUEST_MESSAGE_LIMIT } from '#lib/network-access/endpoint-plan/choices.ts';
import { RadioList } from './radio-list.tsx';
import type { SectionProps } from './section-props.ts';
import { useSlip } from './slip-text.tsx';

export function ApprovalSection({ draft, edit, options, slips }: SectionProps) {
  const t = useTranslations('endpoint.approval');
  const slip = useSlip(slips);
  const { requestMessage } = draft;
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4">
        <RadioList
          legend={t('legend')}
          value={requestMessage === null ? 'automatic' : 'manual'}
          onChange={(value) => edit({ requestMessage: value === 'manual' ? '' : null })}
          options={[
            { value: 'automatic', name: t('automatic'), hint: t(`automaticHint.${options.mayApprove}`) },
            { value: 'manual', name: t('manual'), hint: t('manualHint') },
          ]}
        />
        {requestMessage !== null && (
          <Field
            label={t('message')}
            hint={t('messageHint')}
            aside={t('count', { count: requestMessage.length, limit: REQUEST_MESSAGE_LIMIT })}
            error={slip('requestMessage')}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                value={requestMessage}
                onChange={(event) => edit({ requestMessage: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
      </div>
    </Panel>
  );
}
