'use client';
/** Where the operations show. Most pages load with nothing to show, so all of it comes after the first paint. */
import dynamic from 'next/dynamic';

export const OperationsSlot = dynamic(
  () => import('./operations-panel.tsx').then(({ OperationsPanel }) => OperationsPanel),
  { ssr: false },
);
