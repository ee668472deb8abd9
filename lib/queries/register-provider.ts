'use client';
/** Registering a subscription for registries: asked for once, then read until Azure is done. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { registerProvider } from '#lib/actions/register-provider.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import { networksKey, registrationKey } from './keys.ts';

export function useRegisterProvider() {
  const client = useQueryClient();
  const { account } = useAuth();
  /** @returns null once Azure has accepted, or why it did not. */
  return useCallback(
    async (subscriptionId: string): Promise<Failure | null> => {
      const accepted = await registerProvider({ subscriptionId }).catch(() =>
        fail({ code: 'unavailable', outcomeUnknown: true }),
      );
      const key = registrationKey(account.oid, subscriptionId);
      if (accepted.ok) client.setQueryData(key, accepted.value);
      else await client.invalidateQueries({ queryKey: key });
      await client.invalidateQueries({ queryKey: networksKey(account.oid, subscriptionId) });
      return accepted.ok ? null : accepted.failure;
    },
    [client, account.oid],
  );
}
