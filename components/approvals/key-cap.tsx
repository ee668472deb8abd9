/** A key as it looks; the button that carries one names it with aria-keyshortcuts. */
import type { ReactNode } from 'react';

export const KeyCap = ({ children }: { readonly children: ReactNode }) => (
  <kbd className="inline-block min-w-4.5 rounded-sm border border-b-2 border-current/40 px-1 text-center font-sans text-2xs font-normal">
    {children}
  </kbd>
);
