/** A page of panels before anything of it has been read: title and frame are real, values are bars. */
import { Panel } from './panel.tsx';
import { SkeletonBar } from './skeleton.tsx';

type ReadingPageProps = {
  readonly title: string;
  /** What is being read, in words. */
  readonly status: string;
  /** Titles of the panels; each must be another. */
  readonly panels: readonly string[];
};

export const ReadingPage = ({ title, status, panels }: ReadingPageProps) => (
  <main id="main" aria-busy="true">
    <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12">
      <h1>{title}</h1>
      <p role="status" className="mt-1 mb-4 text-xs text-ink-3">
        {status}
      </p>
      <div className={panels.length > 1 ? 'grid gap-4 lg:grid-cols-2' : undefined}>
        {panels.map((name) => (
          <Panel key={name} title={name}>
            <div className="grid gap-4 py-1">
              <SkeletonBar width="lg" />
              <SkeletonBar width="md" />
              <SkeletonBar width="lg" />
            </div>
          </Panel>
        ))}
      </div>
    </div>
  </main>
);
