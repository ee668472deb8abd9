import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { parseClient } from '#lib/network-access/reach/client-param.ts';
import { explainClient } from '#lib/reach/explain-client.ts';
import { parseAskedIdentity } from '#lib/rights/asked-identity.ts';

export async function GET(request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  const query = new URL(request.url).searchParams;
  const [client, asked] = [parseClient(query.get('client') ?? ''), query.get('as')];
  const as = asked === null ? null : parseAskedIdentity(asked);
  if (client === null || (asked !== null && as === null))
    return refuse({ code: 'invalid_input', issues: [] });
  return answer(({ arm }) => explainClient(arm, ref, client, as));
}
