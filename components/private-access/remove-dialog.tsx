'use client';
/** Before removing: what it cuts off, and what its owner has to do to come back. An approved one asks for the name. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StepUpPanel } from '#components/shell/step-up-panel.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { dismissOperation, useOperations } from '#lib/queries/operations.ts';
import { useRemoveConnections } from '#lib/queries/remove-connections.ts';
import type { Connection, RegistryDetail } from '#lib/registries/shapes.ts';
import type { ConnectionRow } from './connection-view.ts';

type RemoveDialogProps = {
  readonly registry: RegistryDetail;
  readonly rows: readonly ConnectionRow[];
  readonly onClose: () => void;
};

const shownName = ({ privateEndpointId, name }: Connection) =>
  (privateEndpointId === null ? null : parsePrivateEndpointId(privateEndpointId))?.name ?? name;

export function RemoveDialog({ registry, rows, onClose }: RemoveDialogProps) {
  const t = useTranslations('privateAccess.removeDialog');
  const { stepUp } = useAuth();
  const remove = useRemoveConnections(registry.ref, shownName);
  const [typed, setTyped] = useState('');
  const [isSending, setSending] = useState(false);
  const [claims, setClaims] = useState<string>();
  const operations = useOperations();
  const approved = rows.filter(({ state }) => state === 'approved');
  const [only] = rows;
  const values = { name: only?.name ?? '', registry: registry.ref.name, count: rows.length };
  const isNamed = typed.trim() === registry.ref.name;

  const send = async () => {
    setSending(true);
    const failure = await remove(rows.map(({ connection }) => connection));
    setSending(false);
    if (failure?.code === 'sign_in_required' && failure.claims !== undefined) setClaims(failure.claims);
    else onClose();
  };
  const leave = async (asked: string) => {
    // Nothing was sent: what is shown as refused would only be in the way on the way back.
    const refused = operations.find(
      (operation) => operation.kind === 'removal' && operation.failure?.code === 'sign_in_required',
    );
    if (refused) dismissOperation(refused.id);
    await stepUp(asked);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title', values)}
      closeLabel={t('back')}
      footer={
        <>
          <Button kind="ghost" className="ms-auto" onClick={onClose}>
            {t('back')}
          </Button>
          <Button
            kind="danger-solid"
            busy={isSending}
            disabledReason={approved.length > 0 && !isNamed ? t('typeFirst', values) : undefined}
            onClick={() => void send()}
          >
            {t('confirm', values)}
          </Button>
        </>
      }
    >
      {claims !== undefined ? (
        <StepUpPanel
          body={t('stepUp', values)}
          onConfirm={() => leave(claims)}
          onCancel={() => setClaims(undefined)}
        />
      ) : (
        <div className="grid gap-4">
          <ul className="grid list-disc gap-1.5 ps-4">
            {approved.length > 0 ? (
              <>
                <li>{t('cutsOff', values)}</li>
                <li>{t(accessMode(registry.access) === 'disabled' ? 'publicOff' : 'publicStays', values)}</li>
                <li>{t('recreate', values)}</li>
                <li>{t('records', values)}</li>
              </>
            ) : (
              <>
                <li>{t('nothingCut', values)}</li>
                <li>{t('recreate', values)}</li>
              </>
            )}
            {rows.length > 1 && <li>{t('inTurn')}</li>}
          </ul>
          {rows.length > 1 && (
            <ul className="max-h-56 divide-y divide-line overflow-y-auto border-y border-line">
              {rows.map(({ connection, name }) => (
                <li key={connection.name} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                  <span className="font-medium wrap-anywhere">{name}</span>
                  <ConnectionMark status={connection.status} />
                </li>
              ))}
            </ul>
          )}
          {approved.length > 0 && (
            <Field label={t('type', values)}>
              {(control) => (
                <Input
                  {...control}
                  data-autofocus
                  mono
                  value={typed}
                  autoCapitalize="off"
                  spellCheck={false}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </Dialog>
  );
}
