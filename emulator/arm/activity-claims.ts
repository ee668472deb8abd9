// What an event of the activity log says about its caller: the claims of the token.
import { userByUpn } from '#emulator/directory.ts';
import type { Principal } from '#emulator/principal.ts';

const CLAIMS = 'http://schemas.microsoft.com/identity/claims';
const XML = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

export function claimsOf({ oid, upn, tid, appId, amr }: Principal): Record<string, string> {
  return {
    aud: 'https://management.azure.com',
    iss: `https://sts.windows.net/${tid}/`,
    ver: '1.0',
    appid: appId,
    [`${CLAIMS}/tenantid`]: tid,
    [`${CLAIMS}/objectidentifier`]: oid,
    'http://schemas.microsoft.com/claims/authnmethodsreferences': amr.join(','),
    ...(upn === '' ? {} : { name: displayName(upn), [`${XML}/upn`]: upn, [`${XML}/name`]: upn }),
  };
}

/** As tokens have it. Of people who once worked here, what their address tells. */
function displayName(upn: string): string {
  const known = userByUpn(upn)?.displayName;
  if (known !== undefined) return known;
  const words = upn.split('@')[0]?.split(/[._]/) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
