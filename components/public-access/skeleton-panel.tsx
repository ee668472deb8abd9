/** The place of a panel that is loaded after the first paint; nothing below it moves. */
import { SkeletonBar } from '#components/ui/skeleton.tsx';

export const SkeletonPanel = () => (
  <div aria-hidden="true" className="min-h-40 rounded-lg border border-line-2 bg-surface px-4 py-3.5">
    <SkeletonBar width="lg" />
  </div>
);
