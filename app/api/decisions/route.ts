import { answer } from '#app/api/answer.ts';
import { listDecisions } from '#lib/approvals/list-decisions.ts';

export const GET = () => answer(({ arm }) => listDecisions(arm));
