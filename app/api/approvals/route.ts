import { answer } from '#app/api/answer.ts';
import { listApprovals } from '#lib/approvals/list-approvals.ts';

export const GET = () => answer(({ arm }) => listApprovals(arm));
