/** The server's log: one JSON line per event, and never a token, cookie or secret. */
import 'server-only';
import pino from 'pino';

export const log = pino({
  base: null,
  redact: {
    paths: [
      '*.token',
      '*.authorization',
      '*.cookie',
      '*.assertion',
      '*.clientSecret',
      'token',
      'authorization',
      'cookie',
    ],
    remove: true,
  },
});
