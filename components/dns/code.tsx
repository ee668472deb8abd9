/** Hosts and addresses inside a sentence. */
import type { ReactNode } from 'react';

export const code = (chunks: ReactNode) => <code className="font-mono text-xs wrap-anywhere">{chunks}</code>;
