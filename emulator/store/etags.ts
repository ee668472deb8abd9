// Etags of Microsoft.Network: weak, a new GUID with every change.
import { randomUUID } from 'node:crypto';

export function newEtag(): string {
  return `W/"${randomUUID()}"`;
}
