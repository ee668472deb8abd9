// What Private DNS refuses. Which wordings are Azure's own and which are ours: ../FIDELITY.md.
import { ArmError } from './arm-error.ts';

/** Record sets answer without the envelope. */
function flat(status: number, code: string, message: string) {
  return new ArmError(status, { code, message });
}

export const privateDnsErrors = {
  zonesOverlap: (one: string, other: string) =>
    new ArmError(400, {
      error: {
        code: 'BadRequest',
        message: `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with '${one}' and '${other}' zones.`,
      },
    }),

  recordSetPrecondition: (message: string) => flat(412, 'PreconditionFailed', message),

  recordSetNotFound: (name: string, zone: string, group: string) =>
    flat(
      404,
      'NotFound',
      `The resource record '${name}' does not exist in private DNS zone '${zone}' of resource group '${group}'.`,
    ),

  badRecord: (message: string) => flat(400, 'BadRequest', message),
};
