// Keeps web pages away from the admin API: they send an Origin, or reach it under a name that is not loopback's.

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

export function isFromElsewhere(headers: Headers): boolean {
  return headers.has('origin') || !LOOPBACK_HOST.test(headers.get('host') ?? '');
}
