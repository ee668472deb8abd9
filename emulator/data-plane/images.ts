// Made-up images: every well-formed repository has one, the same for all its tags, with a configuration and a layer.
import { createHash } from 'node:crypto';

export type Content = {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type Image = { readonly manifest: Content; readonly blobs: readonly Content[] };

const DOCKER = 'application/vnd.docker';
const MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;

/** The distribution API's own grammar for repositories. */
const REPOSITORY = /^[a-z\d]+(?:(?:\.|_|__|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:\.|_|__|-+)[a-z\d]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** @param reference a tag, or the manifest's digest. Null for an image there is not. */
export function findImage(repository: string, reference: string): Image | null {
  const image = imageOf(repository);
  return image !== null && (TAG.test(reference) || reference === image.manifest.digest) ? image : null;
}

export function findBlob(repository: string, digest: string): Content | null {
  return imageOf(repository)?.blobs.find((blob) => blob.digest === digest) ?? null;
}

function imageOf(repository: string): Image | null {
  if (repository.length > 255 || !REPOSITORY.test(repository)) return null;
  const layer = content(`layer of ${repository}\n`, `${DOCKER}.image.rootfs.diff.tar.gzip`);
  const config = content(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    }),
    `${DOCKER}.container.image.v1+json`,
  );
  const manifest = content(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: describe(config),
      layers: [describe(layer)],
    }),
    MANIFEST,
  );
  return { manifest, blobs: [config, layer] };
}

function content(text: string, mediaType: string): Content {
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { digest, mediaType, bytes: new TextEncoder().encode(text) };
}

function describe({ mediaType, bytes, digest }: Content) {
  return { mediaType, size: bytes.length, digest };
}
