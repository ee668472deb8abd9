/**
 * The modular SDKs read the error's body before its status and throw a TypeError when there is none
 * (`Cannot read properties of undefined`), so a bare 429 would look like a mistake of ours.
 */
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

export const errorBody: PipelinePolicy = {
  name: 'errorBody',
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status >= 400 && !response.bodyAsText?.trim()) response.bodyAsText = '{}';
    return response;
  },
};
