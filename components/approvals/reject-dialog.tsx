'use client';
/** Before rejecting: what it cuts off, and what is stored for the requester to read. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { requestName } from './inbox-view.ts';
import { Quote } from './request-message.tsx';

type RejectDialogProps = {
  readonly request: ApprovalRequest;
  readonly description: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onReject: () => void;
};

export function RejectDialog({ request, description, open, onClose, onReject }: RejectDialogProps) {
  const t = useTranslations('approvals.rejectDialog');
  const name = requestName(request);
  const values = { name, registry: request.registry.name };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      title={t('title', values)}
      closeLabel={t('back')}
      footer={
        <>
          <Button kind="ghost" className="ms-auto" onClick={onClose}>
            {t('back')}
          </Button>
          <Button kind="danger-solid" onClick={onReject}>
            {t('confirm', values)}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <ul className="grid list-disc gap-1.5 ps-4">
          <li>{t('cutsOff', values)}</li>
          <li>{t('final', values)}</li>
          <li>{t('others', values)}</li>
        </ul>
        <div className="grid gap-1.5">
          <h3 className="font-medium text-ink-2">{t('stored')}</h3>
          <Quote text={description} />
        </div>
      </div>
    </Dialog>
  );
}
