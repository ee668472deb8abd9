/** Name shared by the browser, which sends the handle, and the route that reads it. */
export const OPERATION_HANDLE_HEADER = 'x-operation-handle';
