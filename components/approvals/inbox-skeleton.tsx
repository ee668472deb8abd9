/** The inbox while Azure is being read: the heading is real, the requests are bars. */
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { InboxHead } from './inbox-head.tsx';

const GROUPS = [
  { key: 'a', rows: ['a', 'b'] },
  { key: 'b', rows: ['a', 'b', 'c'] },
  { key: 'c', rows: ['a'] },
];

export const InboxSkeleton = () => (
  <>
    <InboxHead isReading />
    <div aria-hidden="true" className="max-sm:group-has-[[data-request]]/approvals:hidden">
      {GROUPS.map(({ key, rows }) => (
        <div key={key}>
          <div className="flex items-center justify-between ps-gutter pe-4 pt-4.5 pb-2.5">
            <SkeletonBar width="md" />
            <SkeletonBar width="sm" />
          </div>
          {rows.map((row) => (
            <div key={row} className="grid gap-2.5 border-b border-line py-3.5 ps-gutter pe-4">
              <SkeletonBar width="lg" />
              <SkeletonBar width="full" />
            </div>
          ))}
        </div>
      ))}
    </div>
  </>
);
