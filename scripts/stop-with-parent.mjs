// Preloaded into a child process that has an IPC channel: ends it when its parent is gone, however it died.
process.on('disconnect', () => process.exit(0));
// The channel alone must not keep a process alive that has nothing left to do.
process.channel?.unref();
