import { Messages } from '#app/messages.tsx';
import { Arrival } from '#components/shell/arrival.tsx';
import { browserAuthConfig } from '#lib/auth/browser-config.ts';
import { env } from '#lib/env.ts';

/** Where the identity provider sends the browser back to; also the target of MSAL's hidden frame. */
export default function CallbackPage() {
  return (
    <Messages of={['signIn']}>
      <Arrival config={browserAuthConfig(env())} />
    </Messages>
  );
}
