import { answer, refuse } from '#app/api/answer.ts';
import { readRightsAt } from '#lib/identities/read-rights-at.ts';
import { parseRightsScope } from '#lib/rights/scope-param.ts';

/** What the user may do at the scope in the query. */
export async function GET(request: Request) {
  const scope = parseRightsScope(new URL(request.url).searchParams.get('scope') ?? '');
  if (scope === null)
    return refuse({ code: 'invalid_input', issues: [{ path: 'scope', code: 'wrong_arguments' }] });
  return answer(({ arm }) => readRightsAt(arm, scope));
}
