import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { noteRegistry } from '#lib/fleet/fleet-feeds.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';

export async function GET(_request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(async ({ arm, user }) => {
    const detail = await readRegistry(arm, ref);
    // Lists, Resource Graph's most of all, may be behind what was just saved.
    if (detail.ok) noteRegistry(user, detail.value);
    return detail;
  });
}
