/** What a private endpoint of the registry can be made of in one subscription: `?subscription=` its id. */
import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { readEndpointOptions } from '#lib/endpoints/read-options.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';

export async function GET(request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  const subscription = new URL(request.url).searchParams.get('subscription') ?? '';
  if (ref === null || !isGuid(subscription)) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readEndpointOptions(arm, ref, subscription));
}
