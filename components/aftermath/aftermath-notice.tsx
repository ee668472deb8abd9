'use client';
/** What somebody else's write and ours did to each other, and the reviewed way to put it right. */
import { useTranslations } from 'next-intl';
import { RuleDiff } from '#components/public-access/rule-diff.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { isEmpty } from '#lib/network-access/change.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import type { AftermathNotice as Notice } from '#lib/operations/aftermath-notices.ts';
import { AftermathTitle } from './aftermath-title.tsx';
import { onlyRule, subnetName } from './aftermath-words.ts';

type Props = {
  readonly notice: Notice;
  readonly onPutBack: (change: PublicAccessChange) => void;
  readonly onClose: () => void;
};

export function AftermathNotice({ notice, onPutBack, onClose }: Props) {
  const t = useTranslations('aftermath');
  const title = <AftermathTitle notice={notice} />;
  if (notice.kind === 'unsaid')
    return (
      <Banner kind="info" title={title} onClose={onClose}>
        {t('unsaid.body')}
      </Banner>
    );
  const { change } = notice;
  const rule = notice.kind === 'vanished' ? onlyRule(change) : null;
  const action =
    notice.kind === 'overwritten'
      ? 'overwritten.action'
      : rule === null
        ? 'vanished.again'
        : 'vanished.addAgain';
  return (
    <Banner
      kind="warning"
      title={title}
      action={
        !isEmpty(change) && (
          <Button size="sm" onClick={() => onPutBack(change)}>
            {t(action)}
          </Button>
        )
      }
      onClose={onClose}
    >
      {notice.kind === 'overwritten' && (
        <p>{t(notice.isCertain ? 'overwritten.certain' : 'overwritten.possible')}</p>
      )}
      {notice.kind === 'vanished' && notice.by === null && <p>{t('vanished.notTold')}</p>}
      {rule === null && <Differences change={change} />}
      {notice.kind === 'overwritten' && notice.defaultAction !== null && (
        <p>
          {t.rich('overwritten.defaultAction', {
            value: notice.defaultAction,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </p>
      )}
    </Banner>
  );
}

function Differences({ change }: { readonly change: PublicAccessChange }) {
  const t = useTranslations();
  const { setMode, setBypass, setTasksBypass, setDataEndpoint } = change;
  const onOff = (value: boolean) => t(value ? 'aftermath.on' : 'aftermath.off');
  return (
    <div className="mt-1 grid gap-1 empty:hidden">
      {setMode !== undefined && <p>{t('aftermath.mode', { mode: t(`common.mode.${setMode}`) })}</p>}
      {setBypass !== undefined && <p>{t('aftermath.bypass', { value: onOff(setBypass !== 'None') })}</p>}
      {setTasksBypass !== undefined && <p>{t('aftermath.tasks', { value: onOff(setTasksBypass) })}</p>}
      {setDataEndpoint !== undefined && (
        <p>{t('aftermath.dataEndpoint', { value: onOff(setDataEndpoint) })}</p>
      )}
      <RuleDiff
        add={[...change.addIpRules, ...change.addSubnetRules.map(subnetName)]}
        remove={[...change.removeIpRules, ...change.removeSubnetRules.map(subnetName)]}
      />
    </div>
  );
}
