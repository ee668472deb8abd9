import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { readRegistryHistory } from '#lib/change-log/read-registry-history.ts';
import { env } from '#lib/env.ts';

export async function GET(_request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readRegistryHistory(arm, ref, env().clientId));
}
