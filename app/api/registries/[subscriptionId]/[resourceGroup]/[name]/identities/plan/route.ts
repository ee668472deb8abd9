import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { parseChoice } from '#lib/actions/identity-schemas.ts';
import { readGrantPlan } from '#lib/identities/read-grant-plan.ts';

/** What granting access takes, for the choice in the query. Reads only. */
export async function GET(request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  const choice = parseChoice(new URL(request.url).searchParams.get('choice'));
  if (choice === null)
    return refuse({ code: 'invalid_input', issues: [{ path: 'choice', code: 'wrong_arguments' }] });
  return answer(({ arm }) => readGrantPlan(arm, ref, choice));
}
