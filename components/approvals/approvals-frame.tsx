/** The two panes of the approvals pages: the inbox, and the request beside it. Each scrolls on its own. */
import type { ReactNode } from 'react';

type ApprovalsFrameProps = { readonly inbox: ReactNode; readonly children: ReactNode };

/**
 * Under 640 px there is one column: the list, or the open request (marked `data-request`) under the list's
 * heading. `group/approvals` lets the list know what the request offers.
 */
export const ApprovalsFrame = ({ inbox, children }: ApprovalsFrameProps) => (
  <main id="main" data-fill>
    <div className="group/approvals grid min-h-0 flex-1 sm:grid-cols-[17rem_minmax(0,1fr)] sm:grid-rows-[minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)] xl:grid-cols-[24rem_minmax(0,1fr)]">
      <div
        data-focus="inset"
        className="flex min-h-0 scroll-pt-16 scroll-pb-12 flex-col overflow-y-auto border-line-2 sm:border-e"
      >
        {inbox}
      </div>
      {children}
    </div>
  </main>
);
