/** What stands for a step that Azure has taken on. */
import type { EndpointJob } from './shapes.ts';

/** What is followed afterwards; the use case below it never trusts more than this. */
export type StepTicket = {
  readonly kind: 'endpoint-step';
  readonly job: EndpointJob;
  readonly key: string;
  /** Whether a write was accepted; otherwise there was nothing to send. */
  readonly wasSent: boolean;
  /** Null when Azure named no operation, or its answer was lost: the resource itself is then read. */
  readonly operationUrl: string | null;
};
