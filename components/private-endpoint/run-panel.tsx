'use client';
/** A job on its way: its steps, where it stopped and why, and how it goes on. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointJob, JobStep, JobView } from '#lib/endpoints/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { stopsIn } from '#lib/network-access/endpoint-plan/problems.ts';
import type { JobPhase, JobRun } from '#lib/operations/run-job.ts';
import { ProblemList } from './problem-list.tsx';
import { refusalKey } from './refusals.ts';
import { type ShownState, StepList } from './step-list.tsx';

type Props = {
  readonly job: EndpointJob;
  /** `null`: begun in another tab, or before a reload. */
  readonly run: JobRun | null;
  /** What Azure shows, where nothing runs here. */
  readonly view: JobView | null;
  readonly onResume: () => void;
  readonly onForget: () => void;
};

const AT: Readonly<Partial<Record<JobPhase, ShownState>>> = {
  sending: 'now',
  updating: 'now',
  checking: 'unsure',
  stopped: 'fail',
};

const shown = (step: JobStep, run: JobRun | null): ShownState => {
  if (step.state === 'done') return 'done';
  if (run !== null && step.key === run.at) return AT[run.phase] ?? 'todo';
  return step.state === 'running' ? 'now' : 'todo';
};

export function RunPanel({ job, run, view: seen, onResume, onForget }: Props) {
  const t = useTranslations('endpoint.run');
  const view = run?.view ?? seen;
  const steps = view?.steps ?? [];
  const done = steps.filter(({ state }) => state === 'done').length;
  const phase = run?.phase ?? 'kept';
  const isOver = phase === 'stopped' || phase === 'kept';
  const name = job.kind === 'create' ? job.choices.name : job.cleanUp.endpoint.name;
  return (
    <Panel
      title={t(`${job.kind}.title`, { name })}
      aside={<span className="text-ink-2">{t('count', { done, of: steps.length })}</span>}
    >
      <div className="grid gap-4">
        <p role="status" className="text-ink-2">
          {t(`phase.${phase}`)}
        </p>
        <StepList
          label={t('steps')}
          kind={job.kind}
          steps={steps.map((step) => ({ ...step, shown: shown(step, run) }))}
        />
        {run?.failure != null && <Stopped failure={run.failure} done={done} />}
        {isOver && stopsIn(view?.problems ?? []).length > 0 && (
          <div role="alert">
            <ProblemList problems={stopsIn(view?.problems ?? [])} />
          </div>
        )}
        {isOver && (
          <div className="flex flex-wrap gap-2">
            <WayOn failure={run?.failure ?? null} onResume={onResume} />
            <Button onClick={onForget}>{t(`${job.kind}.forget`)}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Stopped({ failure, done }: { readonly failure: Failure; readonly done: number }) {
  const t = useTranslations('endpoint');
  const key = refusalKey(failure);
  return (
    <FailureBanner failure={failure}>
      {key !== null && <>{t(`refusal.${key}`)} </>}
      {t('run.kept', { done })}
    </FailureBanner>
  );
}

/** Signing in, or the second factor, comes back to this page; then it goes on where it stopped. */
function WayOn({ failure, onResume }: { readonly failure: Failure | null; readonly onResume: () => void }) {
  const t = useTranslations('endpoint.run');
  const { stepUp, signInAgain } = useAuth();
  if (failure?.code !== 'sign_in_required')
    return (
      <Button kind="primary" onClick={onResume}>
        {t('resume')}
      </Button>
    );
  const { claims } = failure;
  return (
    <Button kind="primary" onClick={() => void (claims === undefined ? signInAgain() : stepUp(claims))}>
      {t(claims === undefined ? 'signIn' : 'stepUp')}
    </Button>
  );
}
