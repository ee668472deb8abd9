import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { parseClient } from '#lib/network-access/reach/client-param.ts';
import { explainClient } from '#lib/reach/explain-client.ts';

export async function GET(request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  const client = parseClient(new URL(request.url).searchParams.get('client') ?? '');
  if (client === null) return refuse({ code: 'invalid_input', issues: [] });
  return answer(({ arm }) => explainClient(arm, ref, client));
}
