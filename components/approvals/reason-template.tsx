'use client';
/** Fills the reason of an approval in: who approves, and the ticket if there is one. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';

type ReasonTemplateProps = {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};

export function ReasonTemplate({ reason, onReason }: ReasonTemplateProps) {
  const t = useTranslations('approvals.template');
  const { account } = useAuth();
  const [ticket, setTicket] = useState('');
  const name = account.name || account.userName;
  const text = ticket.trim() === '' ? t('plain', { name }) : t('ticket', { name, ticket: ticket.trim() });
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
      <Input
        aria-label={t('label')}
        placeholder={t('label')}
        className="h-6.5! w-32! text-xs"
        value={ticket}
        onChange={(event) => setTicket(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // In a form Enter would approve.
          event.preventDefault();
          onReason(text);
        }}
      />
      {reason !== text && (
        <Button kind="link" className="text-xs" onClick={() => onReason(text)}>
          {t('use', { text })}
        </Button>
      )}
    </div>
  );
}
