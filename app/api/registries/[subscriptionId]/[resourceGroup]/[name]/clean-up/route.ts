/** What cleaning up one private endpoint of the registry would take away: `?endpoint=` its id. */
import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { readCleanUpOffer } from '#lib/endpoints/read-clean-up.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';

export async function GET(request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  const endpoint = parsePrivateEndpointId(new URL(request.url).searchParams.get('endpoint') ?? '');
  if (ref === null || endpoint === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readCleanUpOffer(arm, ref, endpoint));
}
