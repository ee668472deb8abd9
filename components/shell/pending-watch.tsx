'use client';
/**
 * Keeps the number of waiting requests current on every page: reads the inbox now and then, less and less
 * often while nothing changes, and only while the page is in view (or its user wants to be notified). Puts the
 * number into the document's title. Shows nothing itself.
 */
import { useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import type { ApprovalList } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { approvalsQuery } from '#lib/queries/approvals.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { approvalsKey, registriesKey } from '#lib/queries/keys.ts';
import { isNotifying } from './notify-choice.ts';
import { setPendingCount } from './pending-count.ts';
import { newcomers, nextReading, titleWithCount } from './poll-pace.ts';
import { usePending } from './use-pending.ts';

/** A page that has read neither list shows a number soon after it has settled. Milliseconds. */
const SOON = 4_000;

export function PendingWatch() {
  usePolling();
  const pending = usePending();
  useEffect(() => setPendingCount(pending), [pending]);
  useTitle(pending);
  return null;
}

function usePolling(): void {
  const t = useTranslations('shell.notify');
  const client = useQueryClient();
  const { account } = useAuth();
  const isInbox = usePathname().startsWith('/approvals');
  const announce = useEffectEvent((count: number, requests: ApprovalList['requests']) => {
    if (count === 0 || !isNotifying()) return;
    const [first] = requests;
    const body =
      first === undefined ? '' : `${first.endpoint?.name ?? first.connection.name} → ${first.registry.name}`;
    // One notification, replaced by the next: a hundred requests are no hundred notifications.
    const shown = new Notification(t('title', { count }), { body, tag: 'acr-pending' });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  });

  useEffect(() => {
    const key = approvalsKey(account.oid);
    const names = (list: ApprovalList | undefined) => list?.requests.map(({ connection }) => connection.name);
    let quiet = 0;
    let readAt = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mayRead = () => document.visibilityState === 'visible' || isNotifying();

    const schedule = (delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), delay);
    };
    const hasRead = () =>
      client.getQueryData(key) !== undefined || client.getQueryData(registriesKey(account.oid)) !== undefined;
    const readFirst = () => {
      // The page has read a list meanwhile: what the server sends with it arrives after this began. The inbox
      // reads its own: a newer list in the cache would differ from what the server is still sending.
      if (hasRead() || isInbox) schedule(nextReading({ quiet, isInbox }));
      else void read();
    };
    const read = async () => {
      if (!mayRead()) return;
      const known = names(client.getQueryData<ApprovalList>(key));
      let retryAfter: number | undefined;
      try {
        const list = await client.fetchQuery({ ...approvalsQuery(account.oid), staleTime: 0 });
        const before = known === undefined ? null : new Set(known);
        const fresh = newcomers(before, names(list) ?? []);
        quiet = fresh.length > 0 ? 0 : quiet + 1;
        announce(
          fresh.length,
          list.requests.filter(({ connection }) => fresh.includes(connection.name)),
        );
      } catch (error) {
        const failure = failureOf(error);
        quiet += 1;
        // Nothing will be answered before the user has signed in again, on a new page.
        if (failure.code === 'sign_in_required') return;
        if (failure.code === 'throttled') retryAfter = (failure.retryAfterSeconds ?? 0) * 1_000;
      }
      readAt = Date.now();
      schedule(nextReading({ quiet, isInbox, ...(retryAfter === undefined ? {} : { retryAfter }) }));
    };
    const onVisible = () => {
      if (document.visibilityState !== 'visible') return;
      quiet = 0;
      schedule(Math.max(0, readAt + nextReading({ quiet, isInbox }) - Date.now()));
    };

    timer = setTimeout(readFirst, SOON);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, account.oid, isInbox]);
}

/** Pages set their title when they come; the number goes in front of whatever it is. */
function useTitle(pending: number): void {
  useEffect(() => {
    const put = () => {
      const wanted = titleWithCount(document.title, pending);
      if (document.title !== wanted) document.title = wanted;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [pending]);
}
